export { birthdayMonth } from './birthday-month';
export { category } from './category';
export { enrolledWithin } from './enrolled-within';
export { level } from './level';
export { lineQuantity } from './line-quantity';
export { weekdays } from './weekdays';
