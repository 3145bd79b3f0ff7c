export { longText } from './long-text';
export { multipleChoice } from './multiple-choice';
export { nps } from './nps';
export { rating } from './rating';
export { shortText } from './short-text';
export { singleChoice } from './single-choice';
