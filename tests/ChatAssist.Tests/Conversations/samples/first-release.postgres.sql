-- The same as first-release.sqlite.sql, as PostgreSQL keeps it.
CREATE TABLE "__EFMigrationsHistory" (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL
);
CREATE TABLE conversations (
    "Id" uuid NOT NULL,
    "Channel" text NOT NULL,
    "CitizenId" text NOT NULL,
    "Topic" text NOT NULL,
    "Version" integer NOT NULL,
    "LastSequence" bigint NOT NULL,
    "StartedAt" timestamp with time zone NOT NULL,
    "LastActivityAt" timestamp with time zone NOT NULL,
    "ToldOfPersonalDataAt" timestamp with time zone
);
CREATE TABLE keys (
    "Name" text NOT NULL,
    "Value" bytea NOT NULL,
    "CreatedAt" timestamp with time zone NOT NULL
);
CREATE TABLE messages (
    "ConversationId" uuid NOT NULL,
    "Sequence" bigint NOT NULL,
    "Author" text NOT NULL,
    "Kind" text NOT NULL,
    "Channel" text NOT NULL,
    "ChannelMessageId" text,
    "Text" text NOT NULL,
    "Payload" text,
    "Attachments" integer NOT NULL,
    "HadPersonalData" boolean NOT NULL,
    "ReplyTo" bigint,
    "ReceivedAt" timestamp with time zone NOT NULL,
    "HandledAt" timestamp with time zone,
    "Status" text,
    "Answer" text
);
INSERT INTO "__EFMigrationsHistory" VALUES ('202611220001_ConversationsAndMessages', '10.0.14');
INSERT INTO conversations VALUES ('019aaa00-0000-7000-8000-000000000001', 'webchat', 'dl_a', '{"procedureCode":"1.004194"}', 1, 3, '2026-11-20 08:00:00+00', '2026-11-20 08:01:00+00', NULL);
INSERT INTO conversations VALUES ('019aaa00-0000-7000-8000-000000000002', 'webchat', 'dl_b', '{}', 1, 5, '2026-11-20 09:00:00+00', '2026-11-20 09:01:00+00', NULL);
INSERT INTO conversations VALUES ('019aaa00-0000-7000-8000-000000000003', 'webchat', 'dl_c', '{}', 0, 1, '2026-11-20 10:00:00+00', '2026-11-20 10:00:00+00', NULL);
INSERT INTO messages VALUES ('019aaa00-0000-7000-8000-000000000001', 1, 'Assistant', 'Greeting', 'webchat', NULL, 'Em chào anh/chị.', NULL, 0, false, NULL, '2026-11-20 08:00:00+00', '2026-11-20 08:00:00+00', 'AnsweredWithReply', '{"procedures":[],"sources":[],"suggestions":[],"dataDate":null,"answerMilliseconds":0}');
INSERT INTO messages VALUES ('019aaa00-0000-7000-8000-000000000001', 2, 'Citizen', 'Text', 'webchat', 'a/1', 'đăng ký tạm trú cần gì?', NULL, 0, false, NULL, '2026-11-20 08:01:00+00', '2026-11-20 08:01:00+00', NULL, NULL);
INSERT INTO messages VALUES ('019aaa00-0000-7000-8000-000000000001', 3, 'Assistant', 'Text', 'webchat', NULL, 'Cần tờ khai.', NULL, 0, false, 2, '2026-11-20 08:01:00+00', '2026-11-20 08:01:00+00', 'AnsweredFromProcedure', '{"procedures":[],"sources":[],"suggestions":[],"dataDate":"2026-07-18","answerMilliseconds":3}');
INSERT INTO messages VALUES ('019aaa00-0000-7000-8000-000000000002', 1, 'Assistant', 'Greeting', 'webchat', NULL, 'Em chào anh/chị.', NULL, 0, false, NULL, '2026-11-20 09:00:00+00', '2026-11-20 09:00:00+00', 'AnsweredWithReply', '{"procedures":[],"sources":[],"suggestions":[],"dataDate":null,"answerMilliseconds":0}');
INSERT INTO messages VALUES ('019aaa00-0000-7000-8000-000000000002', 2, 'Citizen', 'Text', 'webchat', 'b/1', 'cảm ơn', NULL, 0, false, NULL, '2026-11-20 09:01:00+00', '2026-11-20 09:01:00+00', NULL, NULL);
INSERT INTO messages VALUES ('019aaa00-0000-7000-8000-000000000002', 3, 'Citizen', 'Text', 'webchat', 'b/2', 'phí bao nhiêu', NULL, 0, false, NULL, '2026-11-20 09:01:01+00', NULL, NULL, NULL);
INSERT INTO messages VALUES ('019aaa00-0000-7000-8000-000000000002', 4, 'Assistant', 'Text', 'webchat', NULL, 'Dạ không có gì ạ.', NULL, 0, false, 2, '2026-11-20 09:01:01+00', '2026-11-20 09:01:01+00', 'AnsweredWithReply', '{"procedures":[],"sources":[],"suggestions":[],"dataDate":null,"answerMilliseconds":1}');
INSERT INTO messages VALUES ('019aaa00-0000-7000-8000-000000000002', 5, 'Citizen', 'Text', 'webchat', 'b/3', 'bao lâu', NULL, 0, false, NULL, '2026-11-20 09:01:02+00', NULL, NULL, NULL);
INSERT INTO messages VALUES ('019aaa00-0000-7000-8000-000000000003', 1, 'Assistant', 'Greeting', 'webchat', NULL, 'Em chào anh/chị.', NULL, 0, false, NULL, '2026-11-20 10:00:00+00', '2026-11-20 10:00:00+00', 'AnsweredWithReply', '{"procedures":[],"sources":[],"suggestions":[],"dataDate":null,"answerMilliseconds":0}');
ALTER TABLE ONLY "__EFMigrationsHistory"
    ADD CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY ("MigrationId");
ALTER TABLE ONLY conversations
    ADD CONSTRAINT "PK_conversations" PRIMARY KEY ("Id");
ALTER TABLE ONLY keys
    ADD CONSTRAINT "PK_keys" PRIMARY KEY ("Name");
ALTER TABLE ONLY messages
    ADD CONSTRAINT "PK_messages" PRIMARY KEY ("ConversationId", "Sequence");
CREATE UNIQUE INDEX "IX_messages_channel_message_id" ON messages USING btree ("Channel", "ChannelMessageId");
CREATE INDEX "IX_messages_unhandled" ON messages USING btree ("ConversationId", "Sequence") WHERE ("HandledAt" IS NULL);
ALTER TABLE ONLY messages
    ADD CONSTRAINT "FK_messages_conversations" FOREIGN KEY ("ConversationId") REFERENCES conversations("Id") ON DELETE CASCADE;
