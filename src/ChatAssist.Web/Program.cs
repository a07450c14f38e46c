using ChatAssist.Web;
using ChatAssist.Web.WebChat;

var builder = ServerBuilder.Create(args);
builder.AddChatAssist();
builder.AddWebChat();

var app = builder.Build();
app.MapWebChat();
app.MapHealth();
app.Run();
