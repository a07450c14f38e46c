using ChatAssist.Handoffs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Web.VolunteerDesk.Pages;

/// <summary>Where an administrator keeps accounts and the tree of units.</summary>
[Authorize(DeskAccess.Administrators)]
internal sealed class AccountsModel(IDbContextFactory<ChatAssistDb> databases, HandoffEndings endings, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Volunteer> People { get; private set; } = [];

    public UnitTree Tree { get; private set; } = new([]);

    public Guid Me => DeskUser.Of(User).Id;

    public string Trouble { get; private set; } = "";

    public string Link { get; private set; } = "";

    public string LinkName { get; private set; } = "";

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public async Task OnPostAddAsync(string? displayName, string? signInName, Role role, Guid unitId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var name = Handoffs.Accounts.Tidy(signInName ?? "");
        if (!Handoffs.Accounts.IsName(name) || string.IsNullOrWhiteSpace(displayName) || !await db.Units.AnyAsync(unit => unit.Id == unitId, cancellationToken))
        {
            Trouble = "Tên đăng nhập gồm 3 đến 40 chữ thường không dấu, chữ số hoặc dấu chấm; tên hiện không để trống.";
        }
        else if (await db.Volunteers.AnyAsync(row => row.SignInName == name, cancellationToken))
        {
            Trouble = $"Đã có người dùng tên {name}.";
        }
        else
        {
            var (volunteer, secret) = Handoffs.Accounts.Add(db, name, displayName.Trim(), role, unitId, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
            Show(volunteer, secret);
        }

        await ReadAsync(cancellationToken);
    }

    public async Task OnPostChangeAsync(Guid id, Role role, Guid unitId, string? act, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Volunteers.FindAsync([id], cancellationToken) is { } volunteer)
        {
            Change(volunteer, role, unitId, act);
            await db.SaveChangesAsync(cancellationToken);
            if (volunteer.DisabledAt is not null || volunteer.Role == Role.Editor)
            {
                await ReturnAllAsync(db, volunteer, cancellationToken);
            }
        }

        await ReadAsync(cancellationToken);
    }

    public async Task OnPostUnitAsync(string? name, Guid parentId, string? fields, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (!string.IsNullOrWhiteSpace(name) && await db.Units.AnyAsync(unit => unit.Id == parentId, cancellationToken))
        {
            var lines = (fields ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            db.Units.Add(new Unit { Id = Guid.CreateVersion7(clock.GetUtcNow()), Name = name.Trim(), ParentId = parentId, Fields = string.Join('\n', lines) });
            await db.SaveChangesAsync(cancellationToken);
        }

        await ReadAsync(cancellationToken);
    }

    private void Change(Volunteer volunteer, Role role, Guid unitId, string? act)
    {
        var now = clock.GetUtcNow();
        switch (act)
        {
            case "link":
                Show(volunteer, Handoffs.Accounts.NewLink(volunteer, now));
                break;
            // A lost telephone: the password alone opens again, and what was signed in is out.
            case "authenticator-off":
                (volunteer.AuthenticatorSecret, volunteer.AuthenticatorStep, volunteer.Stamp) = (null, 0, volunteer.Id == Me ? volunteer.Stamp : Handoffs.Accounts.NewStamp());
                break;
            // Nobody shuts out themselves, so that an administrator is always left.
            case "disable" when volunteer.Id != Me:
                (volunteer.DisabledAt, volunteer.OnDutySince, volunteer.Stamp) = (now, null, Handoffs.Accounts.NewStamp());
                break;
            case "enable":
                volunteer.DisabledAt = null;
                break;
            case "save" when volunteer.Id != Me || role == volunteer.Role:
                (volunteer.Role, volunteer.UnitId, volunteer.Stamp) = (role, unitId, volunteer.Id == Me ? volunteer.Stamp : Handoffs.Accounts.NewStamp());
                break;
            default:
                Trouble = "Anh/chị không tự khóa hay tự đổi vai trò của mình được.";
                break;
        }
    }

    private async Task ReturnAllAsync(ChatAssistDb db, Volunteer volunteer, CancellationToken cancellationToken)
    {
        var held = await db.Conversations.Where(row => row.HeldBy == volunteer.Id).Select(row => row.Id).ToListAsync(cancellationToken);
        foreach (var conversationId in held)
        {
            await endings.ReturnAsync(conversationId, volunteer.Id, actor: null, $"Tài khoản của {volunteer.DisplayName} không còn giữ cuộc trò chuyện.");
        }
    }

    private void Show(Volunteer volunteer, string secret) =>
        (Link, LinkName) = ($"{Request.Scheme}://{Request.Host}{Handoffs.Accounts.LinkTo(secret)}", volunteer.DisplayName);

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        People = await db.Volunteers.AsNoTracking().OrderBy(row => row.DisabledAt != null).ThenBy(row => row.DisplayName).ToListAsync(cancellationToken);
        Tree = new UnitTree(await db.Units.AsNoTracking().ToListAsync(cancellationToken));
    }
}
