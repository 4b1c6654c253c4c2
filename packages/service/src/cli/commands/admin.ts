import type { AddCommand } from '../command-run.ts'
import { addAdminApplication } from './admin-application.ts'
import { addAdminApply } from './admin-apply.ts'
import { addAdminCode } from './admin-code.ts'
import { addAdminCustomer } from './admin-customer.ts'
import { addAdminGdap } from './admin-gdap.ts'
import { addAdminHistory } from './admin-history.ts'
import { addAdminLists } from './admin-list.ts'
import { addAdminPartner } from './admin-partner.ts'
import { addAdminRole } from './admin-role.ts'

/** `accredit admin`: who may do what, and what vetting is told. */
export const addAdmin: AddCommand = (program, perform) => {
  const admin = program.command('admin')
  addAdminApply(admin, perform)
  addAdminPartner(admin, perform)
  addAdminApplication(admin, perform)
  addAdminRole(admin, perform)
  addAdminGdap(admin, perform)
  addAdminCode(admin, perform)
  addAdminCustomer(admin, perform)
  addAdminLists(admin, perform)
  addAdminHistory(admin, perform)
}
