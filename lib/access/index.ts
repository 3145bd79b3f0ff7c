import 'server-only';

export { apiKeyActor, type KeyActor, staffActor } from './actors';
