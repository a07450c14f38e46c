using System.CommandLine;
using ChatAssist.Tools;

var root = new RootCommand("ChatAssist for editors and operators.")
{
    AskCommand.Create(),
    EvaluateCommand.Create(),
    TuneCommand.Create(),
    CheckCommand.Create(),
    MaskCommand.Create(),
    ForgetCommand.Create(),
    ExportGuidesCommand.Create(),
    ChangedProceduresCommand.Create(),
    ImportUnitsCommand.Create(),
    VolunteerCommand.Create(),
    BackupCommand.Create(),
    BackupCommand.CreateRestore(),
    VerifyCommand.Create(),
    ZaloCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
