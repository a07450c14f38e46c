using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatAssist.Answering;

/// <summary>What the server knows now: replaced as a whole when a file of the knowledge base or the export changes, while questions are being answered.</summary>
/// <param name="folder">The <c>knowledge-base</c> folder.</param>
/// <param name="exportFile">A raw portal export, or null.</param>
/// <param name="indexFolder">Where the prepared index is kept.</param>
public sealed class LiveAssistant(string folder, string? exportFile, string indexFolder, TimeProvider clock, ILogger<LiveAssistant> logger) : BackgroundService
{
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromSeconds(10);

    private readonly Lock _loading = new();
    private Assistant? _current;
    private FilesState _loaded;
    private (long Length, DateTime LastWrite) _readExport;
    private IReadOnlyDictionary<string, string> _published = new Dictionary<string, string>();
    private IReadOnlyDictionary<string, string>? _loadedPublished;

    /// <summary>Loads at the first call, which takes seconds; whoever holds one goes on with it after it was replaced.</summary>
    /// <exception cref="NotAnExportException">The export is something else.</exception>
    /// <exception cref="FormatException">A file without which nothing can be said is malformed.</exception>
    /// <exception cref="IOException">The knowledge base or the export cannot be read.</exception>
    public Assistant Current => Volatile.Read(ref _current) ?? LoadFirst();

    /// <summary>One that another host in this process has loaded from the same files; so tests start hundreds of servers on one.</summary>
    public LiveAssistant Share(Assistant loaded)
    {
        (_current, _loaded, _loadedPublished) = (loaded, FilesState.Of(folder, exportFile), _published);
        return this;
    }

    /// <summary>Where the files lie, for those who edit them.</summary>
    public string Folder => folder;

    /// <summary>The texts of the desk that lie over the files, by path.</summary>
    public IReadOnlyDictionary<string, string> Published => _published;

    /// <summary>Lays texts of the desk over the files, in place of those before.</summary>
    public void Publish(IReadOnlyDictionary<string, string> published)
    {
        lock (_loading)
        {
            _published = published;
            if (_current is not null)
            {
                Refresh();
            }
        }
    }

    /// <summary>One as it would be with this text published; it is nobody's but the caller's, and takes as long as any loading.</summary>
    /// <exception cref="FormatException">A file without which nothing can be said is malformed.</exception>
    /// <exception cref="IOException">The knowledge base or the export cannot be read.</exception>
    public Assistant LoadWith(string path, string text) =>
        Assistant.Load(folder, exportFile, indexFolder: null, new Dictionary<string, string>(_published, StringComparer.Ordinal) { [path] = text }, Current.Knowledge.Export);

    /// <summary>Loads anew if any file changed; what cannot be loaded is told in the log, and the old stays.</summary>
    /// <returns>Whether something new is current.</returns>
    public bool Refresh()
    {
        lock (_loading)
        {
            var state = FilesState.Of(folder, exportFile);
            if (state == _loaded && ReferenceEquals(_loadedPublished, _published))
            {
                return false;
            }

            // A guide changes a hundred times before the export does, which takes as long to read as all else.
            var export = state.Export == _readExport ? _current?.Knowledge.Export : null;

            // Not tried again before something changes once more.
            (_loaded, _loadedPublished) = (state, _published);
            try
            {
                Volatile.Write(ref _current, Assistant.Load(folder, exportFile, indexFolder, _published, export));
                _readExport = state.Export;
                logger.LogInformation("The knowledge base has changed and is loaded anew");
                return true;
            }
            catch (Exception exception) when (exception is Guides.NotAnExportException or FormatException or IOException or UnauthorizedAccessException or KeyNotFoundException)
            {
                logger.LogError(exception, "The changed knowledge base cannot be loaded; the one before stays in use");
                return false;
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(s_betweenLooks, clock, stoppingToken);
            Refresh();
        }
    }

    private Assistant LoadFirst()
    {
        lock (_loading)
        {
            if (_current is null)
            {
                (_loaded, _loadedPublished) = (FilesState.Of(folder, exportFile), _published);
                Volatile.Write(ref _current, Assistant.Load(folder, exportFile, indexFolder, _published));
                _readExport = _loaded.Export;
            }

            return _current!;
        }
    }

    /// <summary>Tells cheaply whether files changed: how many there are, how long, and when the last was written.</summary>
    private readonly record struct FilesState(int Count, long Length, DateTime LastWrite, (long Length, DateTime LastWrite) Export)
    {
        public static FilesState Of(string folder, string? exportFile)
        {
            var files = new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).ToList();
            var export = exportFile is not null && new FileInfo(exportFile) is { Exists: true } file ? (file.Length, file.LastWriteTimeUtc) : default;
            return new FilesState(files.Count, files.Sum(file => file.Length), files.Max(file => file.LastWriteTimeUtc), export);
        }
    }
}
