import type { RoleNames } from '../words.ts'

/** The names of the roles in Brazilian Portuguese. */
export const roles: RoleNames = {
  AdminAgent: 'Agente administrador',
  SalesAgent: 'Agente de vendas',
  HelpdeskAgent: 'Agente de suporte técnico',
  BillingAdmin: 'Administrador de cobrança',
  GlobalAdmin: 'Administrador global',
  UserManagementAdmin: 'Administrador de gerenciamento de usuários',
  'Vetting.Review': 'Analista de verificação',
}
