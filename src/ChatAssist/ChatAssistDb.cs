using System.Text.Json;
using System.Text.Json.Serialization;
using ChatAssist.Answering;
using ChatAssist.Composing;
using ChatAssist.Conversations;
using ChatAssist.Guides;
using ChatAssist.Handoffs;
using ChatAssist.Privacy;
using ChatAssist.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChatAssist;

/// <summary>Everything that is stored, used directly: there is no layer above it.</summary>
public sealed class ChatAssistDb(DbContextOptions<ChatAssistDb> options) : DbContext(options)
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public DbSet<Conversation> Conversations => Set<Conversation>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<Delivery> Deliveries => Set<Delivery>();

    public DbSet<Handoff> Handoffs => Set<Handoff>();

    public DbSet<ChannelGrant> ChannelGrants => Set<ChannelGrant>();

    public DbSet<Volunteer> Volunteers => Set<Volunteer>();

    public DbSet<Unit> Units => Set<Unit>();

    public DbSet<Shift> Shifts => Set<Shift>();

    public DbSet<Mention> Mentions => Set<Mention>();

    public DbSet<ConversationLabel> ConversationLabels => Set<ConversationLabel>();

    public DbSet<Outcome> Outcomes => Set<Outcome>();

    public DbSet<GuideFlag> GuideFlags => Set<GuideFlag>();

    public DbSet<GuideVersion> GuideVersions => Set<GuideVersion>();

    public DbSet<TurnCount> TurnCounts => Set<TurnCount>();

    public DbSet<ModelCall> ModelCalls => Set<ModelCall>();

    public DbSet<ModelSwitch> ModelSwitches => Set<ModelSwitch>();

    public DbSet<StoredKey> Keys => Set<StoredKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // SQLite cannot order by DateTimeOffset; as UTC date and time both databases can.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcInstant>();
        configurationBuilder.Properties<MessageAuthor>().HaveConversion<string>();
        configurationBuilder.Properties<MessageKind>().HaveConversion<string>();
        configurationBuilder.Properties<AnswerStatus>().HaveConversion<string>();
        configurationBuilder.Properties<HandoffReason>().HaveConversion<string>();
        configurationBuilder.Properties<Escalation>().HaveConversion<string>();
        configurationBuilder.Properties<Role>().HaveConversion<string>();
        configurationBuilder.Properties<ModelUse>().HaveConversion<string>();
        configurationBuilder.Properties<Rung>().HaveConversion<string>();
        configurationBuilder.Properties<ModelTrouble>().HaveConversion<string>();
        configurationBuilder.Properties<AnswerWording>().HaveConversion<string>();
        configurationBuilder.Properties<Topic>().HaveConversion<StoredTopic>();
        configurationBuilder.Properties<AnswerRecord>().HaveConversion<Json<AnswerRecord>>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Conversation>(conversation =>
        {
            conversation.ToTable("conversations").HasKey(row => row.Id);
            conversation.Property(row => row.Id).ValueGeneratedNever();
            conversation.Property(row => row.Version).IsConcurrencyToken();
            conversation.Ignore(row => row.IsTurnDue);
        });
        modelBuilder.Entity<Message>(message =>
        {
            // The conversation first, so that the table can be distributed by it.
            message.ToTable("messages").HasKey(row => new { row.ConversationId, row.Sequence });
            message.Property(row => row.Sequence).ValueGeneratedNever();
            message.Ignore(row => row.IsShown);
            message.HasIndex(row => new { row.Channel, row.ChannelMessageId }).IsUnique();
        });
        modelBuilder.Entity<Delivery>().ToTable("deliveries").HasKey(row => new { row.ConversationId, row.Sequence });
        modelBuilder.Entity<Delivery>().Property(row => row.Sequence).ValueGeneratedNever();
        modelBuilder.Entity<Handoff>().ToTable("handoffs").HasKey(row => new { row.ConversationId, row.Id });
        modelBuilder.Entity<Handoff>().Property(row => row.Id).ValueGeneratedNever();
        modelBuilder.Entity<ChannelGrant>().ToTable("channel_grants").HasKey(row => row.AccountId);

        modelBuilder.Entity<Volunteer>().ToTable("volunteers").HasKey(row => row.Id);
        modelBuilder.Entity<Volunteer>().Property(row => row.Id).ValueGeneratedNever();
        modelBuilder.Entity<Unit>().ToTable("units").HasKey(row => row.Id);
        modelBuilder.Entity<Unit>().Property(row => row.Id).ValueGeneratedNever();
        modelBuilder.Entity<Shift>().ToTable("shifts").HasKey(row => row.Id);
        modelBuilder.Entity<Shift>().Property(row => row.Id).ValueGeneratedNever();
        modelBuilder.Entity<Mention>().ToTable("mentions").HasKey(row => new { row.ConversationId, row.VolunteerId });
        modelBuilder.Entity<ConversationLabel>().ToTable("conversation_labels").HasKey(row => new { row.ConversationId, row.Label });
        modelBuilder.Entity<Outcome>().ToTable("outcomes").HasKey(row => row.HandoffId);
        modelBuilder.Entity<Outcome>().Property(row => row.HandoffId).ValueGeneratedNever();
        modelBuilder.Entity<GuideFlag>().ToTable("guide_flags").HasKey(row => row.Id);
        modelBuilder.Entity<GuideFlag>().Property(row => row.Id).ValueGeneratedNever();
        modelBuilder.Entity<GuideVersion>().ToTable("guide_versions").HasKey(row => new { row.Path, row.Number });
        modelBuilder.Entity<GuideVersion>().Property(row => row.Number).ValueGeneratedNever();
        modelBuilder.Entity<TurnCount>().ToTable("turn_counts").HasKey(row => new { row.Day, row.Channel, row.Status });
        modelBuilder.Entity<ModelCall>().ToTable("model_calls").HasKey(row => new { row.ConversationId, row.Id });
        modelBuilder.Entity<ModelCall>().Property(row => row.Id).ValueGeneratedNever();
        modelBuilder.Entity<ModelSwitch>().ToTable("model_switches").HasKey(row => row.Id);
        modelBuilder.Entity<ModelSwitch>().Property(row => row.Id).ValueGeneratedNever();
        modelBuilder.Entity<StoredKey>().ToTable("keys").HasKey(row => row.Name);
    }

    private sealed class UtcInstant() : ValueConverter<DateTimeOffset, DateTime>(
        instant => instant.UtcDateTime,
        stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));

    private sealed class StoredTopic() : ValueConverter<Topic, string>(topic => TopicJson.Write(topic), stored => TopicJson.Read(stored));

    private sealed class Json<T>() : ValueConverter<T, string>(
        value => JsonSerializer.Serialize(value, s_json),
        stored => JsonSerializer.Deserialize<T>(stored, s_json)!);
}
