CREATE TRIGGER pass_award_cycle_keeps_words BEFORE UPDATE ON pass_award_cycle
BEGIN SELECT RAISE(ABORT, 'what was said about the award is never changed; a later word takes its place'); END;
CREATE TRIGGER pass_award_cycle_keeps_rows BEFORE DELETE ON pass_award_cycle
BEGIN SELECT RAISE(ABORT, 'what was said about the award is never deleted'); END;
CREATE TRIGGER pass_award_nomination_keeps_words BEFORE UPDATE ON pass_award_nomination
BEGIN SELECT RAISE(ABORT, 'what was said about the award is never changed; a later word takes its place'); END;
CREATE TRIGGER pass_award_nomination_keeps_rows BEFORE DELETE ON pass_award_nomination
BEGIN SELECT RAISE(ABORT, 'what was said about the award is never deleted'); END;
CREATE TRIGGER pass_award_consent_keeps_words BEFORE UPDATE ON pass_award_consent
BEGIN SELECT RAISE(ABORT, 'what was said about the award is never changed; a later word takes its place'); END;
CREATE TRIGGER pass_award_consent_keeps_rows BEFORE DELETE ON pass_award_consent
BEGIN SELECT RAISE(ABORT, 'what was said about the award is never deleted'); END;
CREATE TRIGGER pass_award_review_keeps_words BEFORE UPDATE ON pass_award_review
BEGIN SELECT RAISE(ABORT, 'what was said about the award is never changed; a later word takes its place'); END;
CREATE TRIGGER pass_award_review_keeps_rows BEFORE DELETE ON pass_award_review
BEGIN SELECT RAISE(ABORT, 'what was said about the award is never deleted'); END;
CREATE TRIGGER pass_award_choice_keeps_words BEFORE UPDATE ON pass_award_choice
BEGIN SELECT RAISE(ABORT, 'what was said about the award is never changed; a later word takes its place'); END;
CREATE TRIGGER pass_award_choice_keeps_rows BEFORE DELETE ON pass_award_choice
BEGIN SELECT RAISE(ABORT, 'what was said about the award is never deleted'); END;
CREATE TRIGGER pass_award_story_keeps_words BEFORE UPDATE ON pass_award_story
BEGIN SELECT RAISE(ABORT, 'what was said about the award is never changed; a later word takes its place'); END;
CREATE TRIGGER pass_award_story_keeps_rows BEFORE DELETE ON pass_award_story
BEGIN SELECT RAISE(ABORT, 'what was said about the award is never deleted'); END;
