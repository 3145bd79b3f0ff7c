export { clothingSize } from './clothing-size';
export { shoeSize } from './shoe-size';
export { skinConcern } from './skin-concern';
export { skinType } from './skin-type';
