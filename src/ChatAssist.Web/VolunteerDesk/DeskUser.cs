using System.Security.Claims;
using ChatAssist.Handoffs;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>Who is signed in, as the cookie tells and the database has confirmed.</summary>
internal sealed record DeskUser(Guid Id, string Name, Role Role, Guid UnitId)
{
    private const string UnitClaim = "unit";
    private const string StampClaim = "stamp";

    public Actor Actor => new(Id, Name, UnitId);

    public static DeskUser Of(ClaimsPrincipal principal) => new(
        Guid.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)!),
        principal.FindFirstValue(ClaimTypes.Name)!,
        Enum.Parse<Role>(principal.FindFirstValue(ClaimTypes.Role)!),
        Guid.Parse(principal.FindFirstValue(UnitClaim)!));

    public static string StampOf(ClaimsPrincipal principal) => principal.FindFirstValue(StampClaim) ?? "";

    public static ClaimsPrincipal ToPrincipal(Volunteer volunteer) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, volunteer.Id.ToString()),
            new Claim(ClaimTypes.Name, volunteer.DisplayName),
            new Claim(ClaimTypes.Role, volunteer.Role.ToString()),
            new Claim(UnitClaim, volunteer.UnitId.ToString()),
            new Claim(StampClaim, volunteer.Stamp),
        ],
        DeskAccess.Scheme));
}
