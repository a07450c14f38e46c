using ChatAssist.Conversations;
using Quartz;

namespace ChatAssist.Web;

/// <summary>Deletes what is older than the days of retention: each night, and a while after the start for machines that sleep at night.</summary>
[DisallowConcurrentExecution]
public sealed class RetentionJob(Retention retention) : IJob
{
    /// <summary>By Vietnam's clock, when hardly anybody asks.</summary>
    private const string AtNight = "0 30 3 * * ?";

    private static readonly TimeSpan s_afterStart = TimeSpan.FromMinutes(10);

    public static JobKey Key { get; } = new("retention");

    public static void Schedule(WebApplicationBuilder builder)
    {
        builder.Services.AddQuartz(jobs =>
        {
            jobs.AddJob<RetentionJob>(job => job.WithIdentity(Key));
            jobs.AddTrigger(night => night.ForJob(Key).WithCronSchedule(AtNight, when => when.InTimeZone(Vietnam)));
            jobs.AddTrigger(start => start.ForJob(Key).StartAt(TimeProvider.System.GetUtcNow() + s_afterStart));
        });
        builder.Services.AddQuartzHostedService();
    }

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await retention.DeleteAsync(cancellationToken);

    private static TimeZoneInfo Vietnam => TimeZoneInfo.CreateCustomTimeZone("Asia/Ho_Chi_Minh", TimeSpan.FromHours(7), displayName: null, standardDisplayName: null);
}
