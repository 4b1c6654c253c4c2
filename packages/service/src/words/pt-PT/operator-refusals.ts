import type { OperatorRefusalWords } from '../told.ts'

/** Refusals of operators' changes in European Portuguese. */
export const operatorRefusals: OperatorRefusalWords = {
  PartnerUnknown: ({ partnerId }) => [
    `nenhum parceiro tem o inquilino ${partnerId}`,
    'accredit admin partner list mostra-os, accredit admin partner add adiciona um',
  ],
  PartnerKnown: ({ partnerId, name }) => [
    `o parceiro ${partnerId} já existe, como ${name}`,
    'accredit admin partner change altera-o',
  ],
  PartnerIsReviewers: ({ partnerId }) => [
    `o inquilino ${partnerId} é dos analistas, e nenhum parceiro pode julgar os seus próprios casos`,
    'retire-o de ACCREDIT_REVIEWER_TENANTS e reinicie o serviço, ou indique outro inquilino',
  ],
  PartnerIncomplete: ({ missing }) => [
    `um novo parceiro precisa de ${missing}`,
    'indique o que falta',
  ],
  PartnerDomainTaken: ({ domain, partnerId }) => [
    `o domínio ${domain} é do parceiro ${partnerId}`,
    'um domínio pertence a um só parceiro',
  ],
  PartnerHasCustomers: ({ partnerId, count }) => [
    `o parceiro ${partnerId} ainda tem clientes: ${count}`,
    'retire-os primeiro: accredit admin customer remove',
  ],
  ApplicationUnknown: ({ partnerId, applicationId }) => [
    `o parceiro ${partnerId} não tem a aplicação ${applicationId}`,
    'accredit admin application list mostra-as, accredit admin application add regista uma',
  ],
  ApplicationKnown: ({ applicationId, rights }) => [
    `a aplicação ${applicationId} já está registada, para ${rights}`,
    'accredit admin application change altera-o',
  ],
  ApplicationIncomplete: ({ missing }) => [
    `uma nova aplicação precisa de ${missing}`,
    'indique o que falta',
  ],
  MemberUnknown: ({ partnerId, objectId }) => [
    `o parceiro ${partnerId} não tem o utilizador ${objectId}`,
    'accredit admin role list mostra-os, accredit admin role add adiciona um',
  ],
  MemberKnown: ({ objectId, roles }) => [
    `o utilizador ${objectId} já existe, com ${roles}`,
    'accredit admin role change altera as funções',
  ],
  MemberIncomplete: ({ missing }) => [
    `um novo utilizador precisa de ${missing}`,
    'indique o que falta',
  ],
  CodeUnknown: ({ partnerId, code }) => [
    `o parceiro ${partnerId} não tem o código de validação ${code}`,
    'accredit admin code list mostra-os, accredit admin code add adiciona um',
  ],
  CodeKnown: ({ code, organization }) => [
    `o código de validação ${code} já existe, para ${organization}`,
    'accredit admin code change altera-o',
  ],
  CodeIncomplete: ({ missing }) => [
    `um novo código de validação precisa de ${missing}`,
    'indique o que falta',
  ],
  CodeOveruse: ({ code, creates, used }) => [
    `o código de validação ${code} não pode ter ${creates} utilizações: ${used} já foram usadas`,
    `uma utilização nunca é devolvida, por isso ${used} é o mínimo; não deixa nenhuma`,
  ],
  CodeInUse: ({ code, count, used }) => [
    `o código de validação ${code} qualificou ${count} clientes, e tem de continuar a prová-lo`,
    `para acabar com o seu uso, reduza as utilizações às já usadas: ${used}`,
  ],
  CustomerUnknown: ({ partnerId, customerId }) => [
    `o parceiro ${partnerId} não tem o cliente ${customerId}`,
    'accredit admin customer list mostra-os, accredit admin customer add adiciona um',
  ],
  CustomerKnown: ({ customerId }) => [
    `o cliente ${customerId} já existe`,
    'accredit admin customer change altera-o',
  ],
  CustomerIncomplete: ({ missing }) => [
    `um novo cliente precisa de ${missing}`,
    'indique o que falta',
  ],
  CustomerDomainTaken: ({ domain }) => [
    `o domínio ${domain} é de outro inquilino`,
    'um domínio pertence a um só inquilino',
  ],
  CustomerDomainFixed: ({ customerId, domain }) => [
    `o domínio do cliente ${customerId} é ${domain} e não pode ser alterado`,
    'deixe o domínio como está',
  ],
  CustomerInReview: ({ customerId, caseId }) => [
    `há um caso aberto do cliente ${customerId}: ${caseId}`,
    'decida-o primeiro na análise',
  ],
  DomainUnlisted: ({ domain, list }) => [
    `o domínio ${domain} não está na lista ${list}`,
    `accredit admin ${list}-list list mostra o que está`,
  ],
  DomainListed: ({ domain, list, reason }) => [
    `o domínio ${domain} já está na lista ${list}: ${reason}`,
    `accredit admin ${list}-list change altera a entrada`,
  ],
}
