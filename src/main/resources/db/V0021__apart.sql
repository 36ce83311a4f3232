-- What was closed is asked for anew, in the same session too: only an open request of a session is joined.
alter table help_case drop constraint help_case_session_id_kind_key;
create unique index help_case_session on help_case (session_id, kind) where closed_at is null;

-- A friend who is held is a request of her own beside one for the caller herself (`arrest_friend`), and it, too, is
-- closed by a human alone.
alter table help_case
  drop constraint help_case_human_outcome,
  add constraint help_case_human_outcome
    check (closed_at is null or kind not in ('arrest', 'arrest_friend', 'danger') or outcome is not null);
