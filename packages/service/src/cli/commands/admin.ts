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
  const admin = program
    .command('admin')
    .summary('manage partners, their rights and vetting’s lists')
    .description(
      'Manages partners, applications, roles, customers, codes and lists. It works on the store itself, whether a service uses it or not; a running service notices within a few seconds. Every change is recorded with who made it.',
    )
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
