import {
  slugOfReason,
  vettingReasonTexts,
  type VettingReason,
} from '@accredit/contract/vetting-reasons'
import type { CaseStepOptions, CaseResource, VettingCase } from '@accredit/client'
import type { Command } from 'commander'
import { InvalidValue } from '../invalid-value.ts'
import type { CommandRun, Perform } from '../command-run.ts'
import { addConnectionOptions, connect, type ConnectionOptions } from '../connect.ts'
import { caseFields } from '../describe-case.ts'

interface DecisionOptions extends ConnectionOptions {
  readonly reason?: VettingReason
  readonly note?: string
  readonly privateNote?: string
}

type Step = (
  found: CaseResource,
  calling: CaseStepOptions,
  options: DecisionOptions,
) => Promise<VettingCase>

/** Adds the steps that decide a case: `approve`, `deny`, `confirm` and `undo`. */
export function addReviewDecisions(review: Command, perform: Perform): void {
  const approve = review.command('approve')
  addStep(addNotes(approve), perform, (found, calling, options) =>
    found.decide({ verdict: 'approve', ...notesOf(options) }, calling),
  )

  const deny = review.command('deny').requiredOption('--reason <text>', '', readReason)
  addStep(addNotes(deny), perform, (found, calling, options) =>
    found.decide({ verdict: 'deny', reason: options.reason, ...notesOf(options) }, calling),
  )

  const confirm = review.command('confirm')
  addStep(confirm, perform, (found, calling) => found.confirm(calling))

  const undo = review.command('undo')
  addStep(undo, perform, (found, calling) => found.takeBack(calling))
}

function addNotes(command: Command): Command {
  return command.option('--note <text>').option('--private-note <text>')
}

function notesOf({ note: publicNote, privateNote }: DecisionOptions) {
  return { publicNote, privateNote }
}

/** Adds a step that applies to the case as it is when the command runs. */
function addStep(command: Command, perform: Perform, step: Step): void {
  command.argument('<case>')
  addConnectionOptions(command).action((caseId: string, options: DecisionOptions) =>
    perform(command, async (run) => {
      const { partner, calling } = await connect(run, options)
      const found = partner.desk.byId(caseId)
      const { etag } = await found.get(calling)
      const changed = await step(found, { ...calling, etag }, options)
      run.output.fields(changed, caseFields(changed, run.speech))
      tellWhatFollows(run, changed)
    }),
  )
}

function tellWhatFollows({ output, speech }: CommandRun, found: VettingCase): void {
  const { id, state, needsConfirmation, showAt } = found
  if (state !== 'decided') return
  const { confirmNeeded, shownLater } = speech.words.notes
  const at = speech.formats.date(showAt)
  output.note(needsConfirmation ? confirmNeeded({ id }) : shownLater({ at, id }))
}

/** Parses a published reason: its text in any case, or as a slug. */
function readReason(text: string): VettingReason {
  const wanted = text.toLowerCase()
  const reason = vettingReasonTexts.find(
    (known) => known.toLowerCase() === wanted || slugOfReason(known) === wanted,
  )
  if (reason) return reason
  throw new InvalidValue(({ oneOf }) => oneOf({ allowed: vettingReasonTexts.join('; ') }))
}
