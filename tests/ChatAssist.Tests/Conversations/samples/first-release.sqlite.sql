-- The database of the first release: one conversation that is answered, one that is owed two turns, one that was only greeted.
CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
INSERT INTO __EFMigrationsHistory VALUES('202611220001_ConversationsAndMessages','10.0.14');
CREATE TABLE IF NOT EXISTS "conversations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_conversations" PRIMARY KEY,
    "Channel" TEXT NOT NULL,
    "CitizenId" TEXT NOT NULL,
    "Topic" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "LastSequence" INTEGER NOT NULL,
    "StartedAt" TEXT NOT NULL,
    "LastActivityAt" TEXT NOT NULL,
    "ToldOfPersonalDataAt" TEXT NULL
);
INSERT INTO conversations VALUES('019AAA00-0000-7000-8000-000000000001','webchat','dl_a','{"procedureCode":"1.004194"}',1,3,'2026-11-20 08:00:00','2026-11-20 08:01:00',NULL);
INSERT INTO conversations VALUES('019AAA00-0000-7000-8000-000000000002','webchat','dl_b','{}',1,5,'2026-11-20 09:00:00','2026-11-20 09:01:00',NULL);
INSERT INTO conversations VALUES('019AAA00-0000-7000-8000-000000000003','webchat','dl_c','{}',0,1,'2026-11-20 10:00:00','2026-11-20 10:00:00',NULL);
CREATE TABLE IF NOT EXISTS "messages" (
    "ConversationId" TEXT NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "Author" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Channel" TEXT NOT NULL,
    "ChannelMessageId" TEXT NULL,
    "Text" TEXT NOT NULL,
    "Payload" TEXT NULL,
    "Attachments" INTEGER NOT NULL,
    "HadPersonalData" INTEGER NOT NULL,
    "ReplyTo" INTEGER NULL,
    "ReceivedAt" TEXT NOT NULL,
    "HandledAt" TEXT NULL,
    "Status" TEXT NULL,
    "Answer" TEXT NULL,
    CONSTRAINT "PK_messages" PRIMARY KEY ("ConversationId", "Sequence"),
    CONSTRAINT "FK_messages_conversations" FOREIGN KEY ("ConversationId") REFERENCES "conversations" ("Id") ON DELETE CASCADE
);
INSERT INTO messages VALUES('019AAA00-0000-7000-8000-000000000001',1,'Assistant','Greeting','webchat',NULL,'Em chào anh/chị.',NULL,0,0,NULL,'2026-11-20 08:00:00','2026-11-20 08:00:00','AnsweredWithReply','{"procedures":[],"sources":[],"suggestions":[],"dataDate":null,"answerMilliseconds":0}');
INSERT INTO messages VALUES('019AAA00-0000-7000-8000-000000000001',2,'Citizen','Text','webchat','a/1','đăng ký tạm trú cần gì?',NULL,0,0,NULL,'2026-11-20 08:01:00','2026-11-20 08:01:00',NULL,NULL);
INSERT INTO messages VALUES('019AAA00-0000-7000-8000-000000000001',3,'Assistant','Text','webchat',NULL,'Cần tờ khai.',NULL,0,0,2,'2026-11-20 08:01:00','2026-11-20 08:01:00','AnsweredFromProcedure','{"procedures":[],"sources":[],"suggestions":[],"dataDate":"2026-07-18","answerMilliseconds":3}');
INSERT INTO messages VALUES('019AAA00-0000-7000-8000-000000000002',1,'Assistant','Greeting','webchat',NULL,'Em chào anh/chị.',NULL,0,0,NULL,'2026-11-20 09:00:00','2026-11-20 09:00:00','AnsweredWithReply','{"procedures":[],"sources":[],"suggestions":[],"dataDate":null,"answerMilliseconds":0}');
INSERT INTO messages VALUES('019AAA00-0000-7000-8000-000000000002',2,'Citizen','Text','webchat','b/1','cảm ơn',NULL,0,0,NULL,'2026-11-20 09:01:00','2026-11-20 09:01:00',NULL,NULL);
INSERT INTO messages VALUES('019AAA00-0000-7000-8000-000000000002',3,'Citizen','Text','webchat','b/2','phí bao nhiêu',NULL,0,0,NULL,'2026-11-20 09:01:01',NULL,NULL,NULL);
INSERT INTO messages VALUES('019AAA00-0000-7000-8000-000000000002',4,'Assistant','Text','webchat',NULL,'Dạ không có gì ạ.',NULL,0,0,2,'2026-11-20 09:01:01','2026-11-20 09:01:01','AnsweredWithReply','{"procedures":[],"sources":[],"suggestions":[],"dataDate":null,"answerMilliseconds":1}');
INSERT INTO messages VALUES('019AAA00-0000-7000-8000-000000000002',5,'Citizen','Text','webchat','b/3','bao lâu',NULL,0,0,NULL,'2026-11-20 09:01:02',NULL,NULL,NULL);
INSERT INTO messages VALUES('019AAA00-0000-7000-8000-000000000003',1,'Assistant','Greeting','webchat',NULL,'Em chào anh/chị.',NULL,0,0,NULL,'2026-11-20 10:00:00','2026-11-20 10:00:00','AnsweredWithReply','{"procedures":[],"sources":[],"suggestions":[],"dataDate":null,"answerMilliseconds":0}');
CREATE TABLE IF NOT EXISTS "keys" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_keys" PRIMARY KEY,
    "Value" BLOB NOT NULL,
    "CreatedAt" TEXT NOT NULL
);
CREATE UNIQUE INDEX "IX_messages_channel_message_id" ON "messages" ("Channel", "ChannelMessageId");
CREATE INDEX "IX_messages_unhandled" ON "messages" ("ConversationId", "Sequence") WHERE "HandledAt" IS NULL;
