using ChatAssist.Tests.Conversations;
using ChatAssist.Tests.Tools;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tests.Zalo;

/// <summary>A citizen's shown name: asked of Zalo once, kept with the conversation, gone with it.</summary>
public sealed class NameTests
{
    private const string Other = "8000000000000000002";

    [Fact]
    public async Task It_is_fetched_once_and_forgotten_with_the_citizen()
    {
        await using var town = await ZaloTown.StartAsync();
        town.Zalo.World.AddCitizen(ZaloTown.Citizen, "Trần Thị Bình");
        await town.AskAsync("cảm ơn", answers: 2);
        await UntilNameAsync(town, ZaloTown.Citizen, "Trần Thị Bình");

        town.Zalo.World.Citizens[ZaloTown.Citizen] = town.Zalo.World.Citizens[ZaloTown.Citizen] with { Name = "Tên Mới" };
        await town.AskAsync("chào em");
        // Names are fetched one after another: had the first been asked for again, it would stand here by now.
        town.Zalo.World.AddCitizen(Other, "Lê Văn Cường");
        await town.AskAsync("cảm ơn", answers: 2, Other);
        await UntilNameAsync(town, Other, "Lê Văn Cường");
        Assert.Equal("Trần Thị Bình", await NameAsync(town, ZaloTown.Citizen));
        await town.SettleAsync();

        Assert.Equal(0, ToolRun.Of("forget", ZaloTown.Citizen, "--database", town.Database.Connection).ExitCode);
        Assert.Null(await NameAsync(town, ZaloTown.Citizen));
        Assert.Equal("Lê Văn Cường", await NameAsync(town, Other));
        await town.Node.StopAsync();
        Assert.False(await town.Database.ContainsAsync("Trần Thị Bình"));
        Assert.False(await town.Database.ContainsAsync(ZaloTown.Citizen));
        Assert.True(await town.Database.ContainsAsync("Lê Văn Cường"));
    }

    private static Task UntilNameAsync(ZaloTown town, string citizen, string name) => Eventually.TrueAsync(async () => await NameAsync(town, citizen) == name);

    private static async Task<string?> NameAsync(ZaloTown town, string citizen)
    {
        await using var db = await town.Node.OpenDatabaseAsync();
        return await db.Conversations.Where(row => row.CitizenId == citizen).Select(row => row.CitizenName).SingleOrDefaultAsync();
    }
}
