/** The door to what is known about hosts: providers, placeholders, reach, slips of the keyboard, cloud policies. */
export { type CloudPolicy, cloudPolicies } from './hosts/cloud.ts';
export { type DoubtfulHost, doubtfulHosts } from './hosts/doubtful.ts';
export {
  acceptsPort,
  documentedMode,
  endpointsFor,
  modeWorks,
  type PortAnswer,
  portsFor,
  recommendedFor,
  replacementFor,
} from './hosts/endpoints.ts';
export { normalizeHost, type ProviderMatch, providerOfAddress, providerOfHost } from './hosts/lookup.ts';
export { isPlaceholderHost } from './hosts/placeholder.ts';
export { localListeners, usualMode } from './hosts/ports.ts';
export { reachOf } from './hosts/reach.ts';
export { type NearHost, nearestHost } from './hosts/typo.ts';
export { providers } from './providers/index.ts';
