import type { AddCommand } from '../command-run.ts'
import { addAdmin } from './admin.ts'
import { addAudit } from './audit.ts'
import { addBackup, addRestore } from './backup.ts'
import { addBulk } from './bulk.ts'
import { addClock } from './clock.ts'
import { addCodes } from './codes.ts'
import { addCompletion } from './completion.ts'
import { addCustomer } from './customer.ts'
import { addCustomers } from './customers.ts'
import { addDoctor } from './doctor.ts'
import { addDrift } from './drift.ts'
import { addEvents } from './events.ts'
import { addExplain } from './explain.ts'
import { addListen } from './listen.ts'
import { addLogin } from './login.ts'
import { addLogout } from './logout.ts'
import { addMigrate } from './migrate.ts'
import { addMove } from './move.ts'
import { addPolicy } from './policy.ts'
import { addQualify } from './qualify.ts'
import { addReport } from './report.ts'
import { addReview } from './review.ts'
import { addSandbox } from './sandbox.ts'
import { addServe } from './serve.ts'
import { addStatus } from './status.ts'
import { addToken } from './token.ts'
import { addTrigger } from './trigger.ts'
import { addWait } from './wait.ts'
import { addWatch } from './watch.ts'
import { addWebhooks } from './webhooks.ts'
import { addWork } from './work.ts'

/** Every command, in the groups and order of the help. */
export const commandGroups = {
  run: [
    addServe,
    addWork,
    addMigrate,
    addAdmin,
    addPolicy,
    addAudit,
    addBackup,
    addRestore,
    addMove,
  ],
  customers: [
    addCustomers,
    addCustomer,
    addCodes,
    addQualify,
    addStatus,
    addExplain,
    addWait,
    addBulk,
    addReport,
  ],
  events: [addListen, addWatch, addEvents, addWebhooks, addTrigger],
  desk: [addReview],
  signIn: [addLogin, addLogout, addToken, addDoctor],
  more: [addSandbox, addClock, addDrift, addCompletion],
} satisfies Record<string, readonly AddCommand[]>
