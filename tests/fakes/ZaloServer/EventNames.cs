namespace ChatAssist.Fakes.Zalo;

/// <summary>The events that the console has a switch for.</summary>
public static class EventNames
{
    public static IReadOnlyList<string> All { get; } =
    [
        "user_send_text", "user_send_image", "user_send_gif", "user_send_sticker", "user_send_file", "user_send_audio", "user_send_video",
        "user_send_link", "user_send_location", "user_send_business_card", "follow", "unfollow", "user_submit_info", "user_seen_message",
        "user_received_message", "oa_send_text", "oa_send_image", "oa_send_gif", "oa_send_list", "oa_send_file", "oa_send_sticker",
        "add_user_to_tag", "remove_user_from_tag", "remove_tag", "user_click_chatnow", "user_reacted_message", "change_oa_daily_quota",
    ];
}
