using ChatAssist.Answering;
using ChatAssist.Conversations;

namespace ChatAssist.Tests.Conversations;

/// <summary>The shipped replies hold all that the conversation around an answer needs.</summary>
public sealed class RepliesTests
{
    private readonly Replies _replies = Replies.Load(Path.Combine(Assistant.ShippedFolder, "replies.yaml"));

    [Fact]
    public void None_is_missing_or_empty()
    {
        Assert.NotEmpty(ReplyKeys.All);
        Assert.All(ReplyKeys.All, key => Assert.NotEmpty(_replies[key].Text));
    }
}
