CREATE TRIGGER pass_award_cycle_keeps BEFORE UPDATE OR DELETE ON pass_award_cycle
FOR EACH ROW EXECUTE FUNCTION pass_keep();
CREATE TRIGGER pass_award_nomination_keeps BEFORE UPDATE OR DELETE ON pass_award_nomination
FOR EACH ROW EXECUTE FUNCTION pass_keep();
CREATE TRIGGER pass_award_consent_keeps BEFORE UPDATE OR DELETE ON pass_award_consent
FOR EACH ROW EXECUTE FUNCTION pass_keep();
CREATE TRIGGER pass_award_review_keeps BEFORE UPDATE OR DELETE ON pass_award_review
FOR EACH ROW EXECUTE FUNCTION pass_keep();
CREATE TRIGGER pass_award_choice_keeps BEFORE UPDATE OR DELETE ON pass_award_choice
FOR EACH ROW EXECUTE FUNCTION pass_keep();
CREATE TRIGGER pass_award_story_keeps BEFORE UPDATE OR DELETE ON pass_award_story
FOR EACH ROW EXECUTE FUNCTION pass_keep();
