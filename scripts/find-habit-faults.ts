import { parseSync, Visitor } from 'oxc-parser'
import { readModule } from './read-module.ts'

/** Habits of docs and code that the check counts per file. */
export const habits = ['long-file', 'comment-start', 'people', 'cycle', 'test-export'] as const
export type Habit = (typeof habits)[number]

/** A place that breaks a habit. */
export interface HabitFault {
  readonly habit: Habit
  readonly path: string
  readonly line: number
  readonly message: string
}

/** A longer file usually holds two things. */
const mostCodeLines = 300

const people = /\b(he|she|his|him|her|hers|himself|herself)\b/i
const lineOf = (text: string, offset: number) => text.slice(0, offset).split('\n').length

/** Finds faults in one source file: its length, its comments, its texts. */
export function findHabitFaults(path: string, source: string): HabitFault[] {
  const faults: HabitFault[] = []
  const add = (habit: Habit, offset: number, message: string) =>
    faults.push({ habit, path, line: lineOf(source, offset), message })

  const { codeLines } = readModule(path, source)
  if (codeLines > mostCodeLines) {
    add('long-file', 0, `has ${codeLines} code lines, more than ${mostCodeLines}: split it`)
  }
  const { comments, program } = parseSync(path, source)
  for (const { value, start } of comments) {
    const text = value.replace(/^[\s*]+/, '')
    const [, word] = /^(What|How|Whether|Where|Who)\b/.exec(text) ?? []
    if (word !== undefined) {
      add('comment-start', start, `comment begins with ${word}: begin with a noun or a verb`)
    }
    checkPeople(value, start)
  }
  new Visitor({
    Literal: ({ value, start }) => {
      if (typeof value === 'string' && value.includes(' ')) checkPeople(value, start)
    },
    TemplateElement: ({ value, start }) => checkPeople(value.raw, start),
  }).visit(program)
  return faults

  function checkPeople(text: string, offset: number): void {
    const [word] = people.exec(text) ?? []
    if (word !== undefined) add('people', offset, `says “${word}”: people are “they”, or a noun`)
  }
}

/** Finds gendered pronouns in a page. */
export function findPageFaults(path: string, text: string): HabitFault[] {
  return text.split('\n').flatMap((line, index) => {
    const [word] = people.exec(line) ?? []
    if (word === undefined) return []
    const message = `says “${word}”: people are “they”, or a noun`
    return [{ habit: 'people' as const, path, line: index + 1, message }]
  })
}
