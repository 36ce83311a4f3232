-- When somebody who was called to a request said that she cannot take it: she is not reminded, and once all
-- who were called with her have said so, the next are called at once.
alter table page add column declined_at timestamptz;
