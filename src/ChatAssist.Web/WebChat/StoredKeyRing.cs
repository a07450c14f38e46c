using System.Text;
using System.Xml.Linq;
using ChatAssist.Privacy;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace ChatAssist.Web.WebChat;

/// <summary>Keeps the keys that protect forms in the database: a page opened before a restart can still be sent after it, to any node.</summary>
internal sealed class StoredKeyRing(StoredKeys keys) : IXmlRepository
{
    private const string Prefix = "form-protection/";

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. keys.StartingWith(Prefix).Select(key => XElement.Parse(Encoding.UTF8.GetString(key.Value)))];

    public void StoreElement(XElement element, string friendlyName) =>
        keys.Add($"{Prefix}{friendlyName}", Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting)));
}
