import 'server-only';

export { answerIn } from './answer';
export {
  type QuestionResult,
  type SurveyPage,
  type SurveyRowView,
  surveyPage,
  surveyRows,
  surveyTexts,
  type TextPage,
} from './console';
export { surveysHolding } from './holding';
export { openSurvey } from './open';
export { memberSurvey, memberSurveys, type SurveyView, surveysWaiting } from './queries';
export { surveyBook } from './store/versions';
