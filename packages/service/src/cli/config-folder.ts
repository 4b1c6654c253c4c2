import { join } from 'node:path'
import type { Runtime } from './runtime.ts'

/** The user's configuration folder: by the XDG rules, on Windows below APPDATA. */
export function configFolder({
  environment,
  homeFolder,
}: Pick<Runtime, 'environment' | 'homeFolder'>): string {
  const { XDG_CONFIG_HOME: xdg, APPDATA: windows } = environment
  return join(xdg || windows || join(homeFolder, '.config'), 'accredit')
}
