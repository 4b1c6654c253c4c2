import { changeIssuerStateCommand } from './identity/issuer/change-issuer-state.ts'
import type { CommandTable } from './store/command.ts'
import { createQualificationCommand } from './operations/create-qualification.ts'
import { assignCaseCommand } from './operations/desk/assign-case.ts'
import { confirmCaseCommand } from './operations/desk/confirm-case.ts'
import { decideCaseCommand } from './operations/desk/decide-case.ts'
import { noteCaseCommand } from './operations/desk/note-case.ts'
import { showCaseCommand } from './operations/desk/show-case.ts'
import { takeBackDecisionCommand } from './operations/desk/take-back-decision.ts'
import { numberEventsCommand } from './operations/number-events.ts'
import { claimCasesCommand } from './operations/claim-cases.ts'
import { recordExaminationCommand } from './operations/record-examination.ts'
import { resetSandboxCommand, seedSandboxCommand } from './sandbox/seed.ts'
import { keepSettingCommand } from './operations/keep-setting.ts'

/** Every write of the service, by name. On SQLite the writer thread loads this module. */
export const commands = {
  createQualification: createQualificationCommand,
  claimCases: claimCasesCommand,
  recordExamination: recordExaminationCommand,
  assignCase: assignCaseCommand,
  noteCase: noteCaseCommand,
  decideCase: decideCaseCommand,
  confirmCase: confirmCaseCommand,
  takeBackDecision: takeBackDecisionCommand,
  showCase: showCaseCommand,
  numberEvents: numberEventsCommand,
  keepSetting: keepSettingCommand,
  changeIssuerState: changeIssuerStateCommand,
  seedSandbox: seedSandboxCommand,
  resetSandbox: resetSandboxCommand,
} satisfies CommandTable

/** Where this module is, for the thread that loads it. */
export const commandsUrl = import.meta.url
