import type { SeenAnswer, SeenProbe } from './observe.ts'

const format = 'accredit-drift'
const version = 1

/** Anonymized answers of a service. */
export interface Recording {
  /** Host of Microsoft’s own service; empty for any other one. */
  readonly service: string
  /** Day, UTC. */
  readonly recordedOn: string
  readonly probes: readonly SeenProbe[]
}

/** Reason why a file is not a recording. */
export type RecordingFault = 'json' | 'form' | 'newer'

/** Serializes a recording. */
export function writeRecording(recording: Recording): string {
  return `${JSON.stringify({ format, version, ...recording }, undefined, 1)}\n`
}

/** Parses a recording, or returns the reason why it is none. */
export function readRecording(text: string): Recording | RecordingFault {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return 'json'
  }
  if (!isRecord(read) || read['format'] !== format) return 'form'
  if (typeof read['version'] !== 'number') return 'form'
  if (read['version'] > version) return 'newer'
  const { service, recordedOn, probes } = read
  if (typeof service !== 'string' || typeof recordedOn !== 'string') return 'form'
  if (!Array.isArray(probes) || !probes.every(isProbe)) return 'form'
  return { service, recordedOn, probes }
}

function isProbe(value: unknown): value is SeenProbe {
  if (!isRecord(value) || typeof value['name'] !== 'string') return false
  const { answers } = value
  return Array.isArray(answers) && answers.every(isAnswer)
}

function isAnswer(value: unknown): value is SeenAnswer {
  return (
    isRecord(value) &&
    typeof value['request'] === 'string' &&
    typeof value['status'] === 'number' &&
    isRecord(value['headers']) &&
    Object.values(value['headers']).every((header) => typeof header === 'string') &&
    isRecord(value['facts'])
  )
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
