import { faultText } from './faults.ts'
import type { ConfigProblemWords } from '../words.ts'

/** Problems with the configuration and with files, in European Portuguese. */
export const configProblems: ConfigProblemWords = {
  OptionWhole: ({ source, text, from, to }) => [
    `${source} é "${text}", mas tem de ser um número inteiro de ${from} a ${to}`,
  ],
  OptionSwitch: ({ source, text }) => [`${source} é "${text}", mas tem de ser on ou off`],
  OptionDuration: ({ source, text }) => [
    `${source} é "${text}", mas tem de ser uma duração como PT5S, PT72H ou P3D`,
  ],
  OptionContact: ({ source, text }) => [
    `${source} é "${text}", mas tem de ser um endereço de e-mail ou um endereço http(s)`,
  ],
  OptionAddress: ({ source, text }) => [
    `${source} é "${text}", mas tem de ser um endereço http(s) sem utilizador, consulta nem fragmento`,
  ],
  OptionChoice: ({ source, text, allowed }, { either }) => [
    `${source} é "${text}", mas tem de ser um destes: ${either(allowed)}`,
  ],
  OptionForMode: ({ source, only, mode }) => [
    `${source} é para o modo ${only}, mas o modo é ${mode}`,
  ],
  OptionsUnknown: ({ names }, { list }) => [
    `${list(names)}: não existe tal opção`,
    '"accredit serve --help" mostra as opções.',
  ],
  OptionsUnknownInFile: ({ names, path }, { list }) => [
    `${list(names)} em ${path}: não existe tal opção`,
    '"accredit serve --help" mostra as opções.',
  ],
  OptionRenamed: ({ former, now }) => [`${former} chama-se agora ${now}`, `Indique antes ${now}.`],
  OptionInFile: ({ name, path, shown }) => [
    `${name} em ${path} é ${shown}, mas tem de ser texto, um número ou on/off`,
  ],
  StoreAddress: ({ text }) => [
    `ACCREDIT_STORE é "${text}", mas tem de ser sqlite, memory ou um endereço postgres://`,
  ],
  StoreMemoryForProduction: ({ source }) => [
    `${source} é memory, que serve só para o modo sandbox: no fim perder-se-iam todos os dados`,
  ],
  ReplicasAddress: ({ source }) => [
    `${source} tem de ser um endereço postgres://; separe vários hosts por vírgulas`,
  ],
  ReplicasOfSqlite: ({ source }) => [
    `${source} foi indicado, mas só um armazenamento postgres:// tem réplicas`,
  ],
  StoreMemoryForRescue: ({ source }) => [
    `${source} está ativo, mas um armazenamento em memória não tem nada para recuperar`,
  ],
  StoreMemoryForOperators: () => [
    'ACCREDIT_STORE é "memory", mas só um armazenamento sqlite ou postgres:// pode ser administrado',
  ],
  ReviewerTenantGuid: ({ text }) => [
    `ACCREDIT_REVIEWER_TENANTS indica "${text}", mas os inquilinos são GUID`,
  ],
  ReviewerTenantPartner: ({ tenantId }) => [
    `ACCREDIT_REVIEWER_TENANTS indica ${tenantId}, que é um parceiro, e nenhum parceiro pode julgar os seus próprios casos`,
    '"accredit admin partner list" mostra os parceiros.',
  ],
  AuthorityAddress: ({ text }) => [
    `ACCREDIT_AUTHORITY é "${text}", mas tem de ser um endereço como https://login.microsoftonline.com`,
  ],
  SecretsKeyForm: ({ file }) => [
    `${file} não contém uma chave de 32 bytes em base64`,
    'Verifique --secrets-key.',
  ],
  SecretsKeyMissing: () => [
    'há webhooks nesta base de dados, e não está indicada a chave que abre os seus segredos',
    'Indique o ficheiro da chave dos outros nós com --secrets-key (ACCREDIT_SECRETS_KEY).',
  ],
  SmtpAddress: () => [
    'ACCREDIT_SMTP não é um endereço de um servidor de correio',
    'Escreva smtps://utilizador@anfitrião:465 ou smtp://utilizador@anfitrião:587; a palavra-passe fica no ficheiro de --smtp-password-file.',
  ],
  SmtpFrom: () => [
    'ACCREDIT_SMTP está definido, mas ACCREDIT_SMTP_FROM não indica um remetente',
    'Indique um endereço de e-mail, p. ex. accredit@example.com.',
  ],
  SmtpPassword: ({ file }) => [
    `não é possível ler a palavra-passe do servidor de correio em ${file}`,
    'Verifique --smtp-password-file.',
  ],
  AudienceOwn: ({ text }) => [
    `ACCREDIT_AUDIENCE é "${text}", mas tem de ser uma audiência sua; essa é da Microsoft`,
  ],
  CertificatePair: ({ certificate, key }) => [
    `${certificate} e ${key} são um par; falta um dos dois`,
  ],
  CertificateForm: ({ option, path }) => [
    `${option} é ${path}, que não contém um certificado em PEM`,
  ],
  CertificateKeyForm: ({ option, path }) => [
    `${option} é ${path}, que não contém uma chave privada em PEM sem palavra-passe`,
  ],
  KeyOfCertificate: ({ certificate, key }) => [
    `a chave de ${key} não é a do certificado de ${certificate}`,
  ],
  EventKeyKind: ({ option }) => [
    `a chave de ${option} não é uma chave RSA, e quem recebe eventos do Partner Center só verifica com RSA`,
    'Indique uma chave RSA de 2048 bits ou mais, com o respetivo certificado.',
  ],
  WorkerAddressMissing: ({ option, address }) => [
    `${option} está indicado, mas não o endereço em que os servidores publicam o certificado`,
    `Indique ao processo de trabalho o ${address} dos servidores.`,
  ],
  PolicyForm: ({ path, faults }, { policyFault }) => [
    `${path} não é uma política válida: ${faults.map(policyFault).join(' ')}`,
  ],
  FileUnreadable: ({ path, fault }) => [`não é possível ler ${path}: ${faultText(fault)}`],
  FileUnusable: ({ path, fault }) => [`não é possível usar ${path}: ${faultText(fault)}`],
  OutputUnwritable: ({ fault }) => [
    `não é possível escrever a saída padrão: ${faultText(fault)}`,
    'A saída está incompleta, mas o que o comando fez continua feito.',
  ],
  FileUnwritable: ({ path, fault }) => [
    `não é possível escrever ${path}: ${faultText(fault)}`,
    'Indique outro ficheiro ou dê a este utilizador o direito de lá escrever.',
  ],
  SecretUnreadable: ({ name, path, fault }) => [
    `${name} é ${path}, que não é possível ler: ${faultText(fault)}`,
  ],
  DocumentForm: ({ path, problem }) => [`não é possível ler ${path} como YAML ou JSON: ${problem}`],
  DocumentText: ({ path }) => [
    `não é possível ler ${path} como YAML ou JSON: não é texto em UTF-8`,
  ],
  DocumentLength: ({ path, most }, { number }) => [`${path} tem mais de ${number(most)} carateres`],
  ConfigFileForm: ({ path }) => [`${path} tem de conter opções com o seu nome, como "port: 8787"`],
}
