export { checkInsByDevice, checkInsByIp } from './check-ins';
export { claimsByDevice, claimsByIp } from './claims';
export { drawsByDevice, drawsByIp } from './draws';
export { boostsByDevice, boostsByIp, referralsByInviter } from './referrals';
export {
  registrationsByDevice,
  registrationsByInviter,
  registrationsByIp,
  registrationsByMobilePrefix,
} from './registrations';
export { sharesByDevice, sharesByIp } from './shares';
