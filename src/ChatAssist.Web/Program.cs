using ChatAssist.Web;
using ChatAssist.Web.VolunteerDesk;
using ChatAssist.Web.WebChat;

var builder = ServerBuilder.Create(args);
builder.AddChatAssist();
builder.AddWebChat();
builder.AddVolunteerDesk();
builder.AddHealth();
builder.AddMetrics();

var app = builder.Build();
app.MapWebChat();
app.MapVolunteerDesk();
app.MapHealth();
app.MapMetrics();
app.Run();
