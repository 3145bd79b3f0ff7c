export { checkIn } from './check-in';
export { customEvent } from './custom-event';
export { review } from './review';
export { share } from './share';
export { signUp } from './sign-up';
export { survey } from './survey';
