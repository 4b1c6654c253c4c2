/**
 * Accredit as a library: start a service inside your own process, e.g. in tests.
 * @example
 * import { readConfig, startService } from 'accredit'
 * const service = await startService(readConfig({ port: '0', store: 'memory' }, {}))
 * // … call service.url …
 * await service.stop()
 */
export { ConfigError, options, readConfig, type Config, type OptionName } from './config/config.ts'
export { startService, type RunningService, type ServiceDependencies } from './service.ts'
