using ChatAssist.Web;
using ChatAssist.Web.VolunteerDesk;
using ChatAssist.Web.WebChat;
using ChatAssist.Web.Zalo;

var builder = ServerBuilder.Create(args);
builder.AddChatAssist();
builder.AddWebChat();
builder.AddZalo();
builder.AddVolunteerDesk();
builder.AddHealth();
builder.AddMetrics();

var app = builder.Build();
app.MapWebChat();
app.MapZalo();
app.MapVolunteerDesk();
app.MapHealth();
app.MapMetrics();
app.Run();
