using System.Text;

namespace ChatAssist.Tests.WebChat;

/// <summary>Looks into the bytes of the database, whatever table or log they are in.</summary>
public static class StoredFile
{
    public static async Task<bool> ContainsAsync(string database, string text)
    {
        var wanted = Encoding.UTF8.GetBytes(text);
        foreach (var file in (string[])[database, database + "-wal"])
        {
            if (File.Exists(file))
            {
                await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var bytes = new MemoryStream();
                await stream.CopyToAsync(bytes);
                if (bytes.GetBuffer().AsSpan(0, (int)bytes.Length).IndexOf(wanted) >= 0)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
