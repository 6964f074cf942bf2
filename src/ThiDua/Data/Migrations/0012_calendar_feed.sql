-- Secret addresses under which calendar programs read the terms of a plan. Without a policy: found before an owner is known, as one-use links are.
CREATE TABLE calendar_feed (
    token_hash bytea NOT NULL,
    owner_id uuid NOT NULL,
    account_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_calendar_feed" PRIMARY KEY (token_hash),
    CONSTRAINT "FK_calendar_feed_owner_owner_id" FOREIGN KEY (owner_id) REFERENCES owner (id) ON DELETE CASCADE,
    CONSTRAINT "FK_calendar_feed_account_account_id" FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_calendar_feed_owner_id_account_id" ON calendar_feed (owner_id, account_id);
CREATE INDEX "IX_calendar_feed_account_id" ON calendar_feed (account_id);

SELECT grant_table('calendar_feed'::regclass);
