import type { Words } from '../words.ts'

const askDoctor = 'Execute "accredit doctor"; ele diz qual regra o token viola.'
const later = 'Espere e execute o mesmo comando novamente.'

/** Advice after a refusal, by its name, in Brazilian Portuguese. */
export const adviceByName: Words['adviceByName'] = {
  PartnerTokenMissing: askDoctor,
  AccessDenied: askDoctor,
  InvalidAudience: 'Execute "accredit doctor"; ele mostra para quem é o token.',
  MfaRequired: 'Entre novamente com autenticação multifator.',
  AppOnlyNotSupported:
    'Entre como usuário: "accredit login" ou, na sandbox, --as <usuário>. Um aplicativo sozinho só pode ler.',
  ApplicationNotRegistered: 'Peça a quem administra o serviço para registrar o aplicativo.',
  ApplicationNotAllowed:
    'Entre como usuário onde for pedido; quem administra o serviço registra os aplicativos.',
  ScopeNotGranted:
    'Peça um token com o escopo user_impersonation desta API; talvez um administrador precise concedê-lo.',
  ReviewerNotAllowed: 'Entre como analista, com --audience do próprio serviço.',
  RoleNotAllowed: 'Entre como alguém que tenha uma destas funções.',
  InsufficientPrivileges:
    'Peça ao cliente que conceda uma destas funções (GDAP) e depois solicite novamente.',
  InvalidTenantId: 'Indique o ID Microsoft do cliente; "accredit customers" os mostra.',
  TenantNotFound: 'Procure o ID com "accredit customers"; os de outro parceiro não são visíveis.',
  EnumNotParsable: 'Use um dos valores indicados.',
  QualificationNotSettable:
    'Solicite uma que possa ser solicitada; as outras só a Microsoft atribui.',
  InvalidEducationSegment: 'Adicione --segment K12 ou --segment HigherEducation.',
  InvalidWebsite: 'Corrija --website ou omita-o: é opcional.',
  ValidationCodeRequired: 'Adicione --code; "accredit codes" mostra os seus.',
  ValidationCodeInvalid: 'Use um código seu; "accredit codes" os mostra.',
  ValidationCodeExhausted:
    'Use outro código; "accredit codes" mostra quantos usos restam a cada um.',
  QualificationCombinationNotAllowed:
    'Não há nada a fazer: uma qualificação atribuída permanece, e estas se excluem.',
  QualificationAlreadySet: 'Nada precisa ser feito; "accredit status" a mostra.',
  QualificationInReview: 'Espere pelo veredito com "accredit wait".',
  CaseStateConflict: 'Execute "accredit review show" com o ID dele; ele mostra quem fez o quê.',
  RequestIdReused: 'Omita --request-id ou indique um novo.',
}

/** Advice by the kind of an error, in Brazilian Portuguese. */
export const adviceByCategory: Words['adviceByCategory'] = {
  Unauthorized:
    'Entre novamente ("accredit login") ou execute "accredit doctor" para ver o que está errado.',
  NotSpecified:
    'O serviço está em execução? Inicie um com "accredit serve" ou indique outro com --url.',
  TooManyRequests: later,
  ServerBusy: later,
  GatewayTimeout: later,
  ServerError: 'Informe a quem administra o serviço, com o ID de correlação.',
  ResponseParsing: 'Verifique o endereço: isto não é uma resposta de uma API do Partner Center.',
}

/** Errors that no service sent, by their kind. */
export const failures: Words['failures'] = {
  NotFound: 'o cliente não tem esse registro; nada foi solicitado',
  NotSpecified: 'nenhuma resposta veio',
  RequestTimeout: 'nenhuma resposta veio a tempo',
  ResponseParsing: 'não é possível ler a resposta',
  Unauthorized: 'o login falhou',
}
