import type { Config } from './config.ts'

/** Milliseconds after the stop timeout within which a stopping process releases the store. */
const slack = 2_000

/** Longest time in milliseconds that a start waits for another process that holds the store. */
export function lockPatience({ stopTimeout }: Pick<Config, 'stopTimeout'>): number {
  return stopTimeout + slack
}
