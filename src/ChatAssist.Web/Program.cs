using ChatAssist.Web;
using ChatAssist.Web.VolunteerDesk;
using ChatAssist.Web.WebChat;

var builder = ServerBuilder.Create(args);
builder.AddChatAssist();
builder.AddWebChat();
builder.AddVolunteerDesk();

var app = builder.Build();
app.MapWebChat();
app.MapVolunteerDesk();
app.MapHealth();
app.Run();
