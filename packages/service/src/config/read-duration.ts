import { parse, toSeconds } from 'iso8601-duration'

/**
 * Parses an ISO 8601 duration such as `PT5S`, `PT72H` or `P3D`.
 * @returns milliseconds, or undefined for anything else
 */
export function readDuration(text: string): number | undefined {
  // The library also finds a duration within a text, such as "-PT1H".
  if (!/^P(?=.)[\d.,YMWD]*(T[\d.,HMS]+)?$/.test(text)) return undefined
  try {
    const milliseconds = toSeconds(parse(text), new Date(0)) * 1000
    return Number.isSafeInteger(Math.round(milliseconds)) ? Math.round(milliseconds) : undefined
  } catch {
    return undefined
  }
}
