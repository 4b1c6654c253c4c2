import type { StoreProblemWords } from '../words.ts'

const restoreInto =
  'Nada foi alterado. Restaure um backup com "accredit restore <arquivo> --data <pasta vazia>" e inicie o serviço com essa pasta. Para copiar o que ainda pode ser lido, inicie com serve --rescue.'
const trustRemedy =
  'Execute "accredit audit verify". Se o armazenamento for o certo, porque você restaurou um backup de propósito, tire esse arquivo dali e guarde-o como prova. Se o armazenamento perdeu o seu fim, restaure um backup mais recente com "accredit restore"; para consultá-lo enquanto isso, inicie com serve --rescue.'
const otherFolder = 'Execute o accredit como esse usuário ou indique uma pasta sua com --data.'
const emptyFolder = 'Indique com --data uma pasta vazia ou que ainda não exista.'

/** Problems with a store and what stands beside it, in Brazilian Portuguese. */
export const storeProblems: StoreProblemWords = {
  DataFolderIsFile: ({ folder, file }) => [
    folder === file
      ? `a pasta de dados ${folder} é um arquivo, não uma pasta`
      : `não é possível criar a pasta de dados ${folder}, porque ${file} é um arquivo`,
    'Indique uma pasta com --data ou remova esse arquivo dali.',
  ],
  DataFolderForbidden: ({ folder, user, owner }) => [
    `o usuário ${user} não pode usar a pasta de dados ${folder}, que pertence ao usuário com o ID ${owner}`,
    otherFolder,
  ],
  DataFileForbidden: ({ file, folder, user, owner }) => [
    `o usuário ${user} não pode ler e gravar ${file} na pasta de dados ${folder}, que pertence ao usuário com o ID ${owner}`,
    otherFolder,
  ],
  DataFolderReadOnly: ({ folder }) => [
    `a pasta de dados ${folder} está em um sistema de arquivos somente leitura`,
    'Indique com --data uma pasta em que se possa gravar.',
  ],
  DiskFull: ({ folder }) => [
    `o disco que contém ${folder} está cheio`,
    'Libere espaço e execute o mesmo comando novamente.',
  ],
  StoreMissing: ({ file }) => [
    `não há nenhum armazenamento em ${file}`,
    'Crie-o com "accredit migrate" ou indique outra pasta com --data.',
  ],
  StoreInUse: ({ file, pid }) => [
    `${file} já está em uso por ${pid === undefined ? 'outro processo' : `o processo ${pid}`}`,
    'Pare o outro ou escolha outra pasta com --data.',
  ],
  StoreDamaged: ({ place, found }) => [
    `o armazenamento ${place} está danificado: ${found}`,
    restoreInto,
  ],
  DatabaseDamaged: ({ place, found }) => [
    `o armazenamento ${place} está danificado: ${found}`,
    'Nada foi alterado. Restaure um backup com as ferramentas do PostgreSQL, como pg_restore. Para copiar o que ainda pode ser lido, inicie com serve --rescue.',
  ],
  StoreUnusable: ({ reason }) => [
    `não é possível usar o armazenamento: ${reason}`,
    'Verifique --store e se o banco de dados está funcionando.',
  ],
  StoreFileUnusable: ({ file, reason }) => [
    `não é possível usar o armazenamento ${file}: ${reason}`,
    'Verifique --data e o disco que a contém.',
  ],
  SchemaTooNew: ({ place = 'o armazenamento', found, known }) => [
    `${place} tem o esquema da versão ${found}, mas esta versão do accredit só conhece a ${known}`,
    'Atualize o accredit ou escolha outro armazenamento.',
  ],
  SchemaTooOld: ({ found, known }) => [
    `o armazenamento tem o esquema da versão ${found}, mas esta versão do accredit precisa da ${known}`,
    'Execute "accredit migrate".',
  ],
  BackupTargetExists: ({ file }) => [
    `já existe um arquivo ${file}`,
    'Indique um arquivo que ainda não exista.',
  ],
  BackupUnderWay: ({ file }) => [
    `${file} já existe: há outra execução em andamento, ou uma foi interrompida`,
    'Espere pela outra execução; se não houver nenhuma, exclua esse arquivo.',
  ],
  BackupMissing: ({ file }) => [`não existe nenhum arquivo ${file}`],
  BackupIsFolder: ({ file }) => [
    `${file} é uma pasta, mas um backup é um único arquivo`,
    'Indique o arquivo que "accredit backup" gravou.',
  ],
  RestoreNotEmpty: ({ folder, first }) => [
    `${folder} não está vazia: contém ${first}`,
    emptyFolder,
  ],
  RestoreServed: ({ folder }) => [
    `${folder} contém um armazenamento que um serviço está usando`,
    emptyFolder,
  ],
  BackupIsStore: ({ file }) => [
    `${file} é o arquivo do próprio armazenamento, que não o contém todo`,
    'Faça um backup desse armazenamento com "accredit backup" e restaure-o.',
  ],
  BackupEmpty: ({ file }) => [`${file} não contém nenhum armazenamento`],
  BackupForm: ({ file, found }) => [
    `${file} não é um backup: ${found}`,
    'Indique o arquivo que "accredit backup" gravou.',
  ],
  BackupDamaged: ({ file, found }) => [
    `${file} está danificado: ${found}`,
    'Restaure outro backup.',
  ],
  BackupIncomplete: ({ file }) => [
    `${file} está danificado: falta parte do que devia conter`,
    'Restaure outro backup.',
  ],
  CopyOfPostgres: () => [
    'o accredit não consegue copiar um armazenamento PostgreSQL',
    'Use as ferramentas dele: pg_dump para uma cópia, arquivo contínuo para qualquer momento; veja "Backup and Restore" no seu manual.',
  ],
  CopyOfMemory: () => ['só é possível copiar um armazenamento SQLite'],
  AuditKeyMissing: ({ file }) => [
    `não há chave de auditoria em ${file}`,
    'Indique-a com --audit-key.',
  ],
  AuditKeyNotMade: ({ file }) => [
    `nada foi selado aqui ainda: não há chave de auditoria em ${file}`,
    'O primeiro "accredit serve" ou "accredit work" cria a chave. Se estiver guardada em outro lugar, indique-a com --audit-key.',
  ],
  AuditKeyUnreadable: ({ file }) => [
    `${file} contém uma chave que não é possível ler`,
    'Verifique --audit-key.',
  ],
  AuditKeyForm: ({ file }) => [`${file} não contém nenhuma chave em PEM`, 'Verifique --audit-key.'],
  AuditKeyKind: ({ file }) => [
    `${file} contém uma chave que não é do tipo Ed25519`,
    'Verifique --audit-key.',
  ],
  AuditKeyPublic: ({ file }) => [
    `${file} precisa começar pela chave privada que assina`,
    'Verifique --audit-key.',
  ],
  AuditOfMemory: () => ['só é possível verificar um armazenamento sqlite ou postgres://'],
  AnchorMissing: ({ file }) => [`não há nenhuma âncora em ${file}`],
  AnchorForm: ({ file }) => [
    `${file} não contém a âncora de um registro de atividade`,
    'Recoloque uma cópia desse arquivo. Sem ela, execute "accredit audit verify", tire o arquivo dali e guarde-o como prova.',
  ],
  AuditKeyOther: () => [
    'o ponto de verificação mais recente do registro de atividade não está assinado com a chave de auditoria deste nó',
    'Nada foi alterado. Coloque de volta a cópia que você guardou da chave que o selou: audit-key.pem na pasta de dados, ou o arquivo indicado por ACCREDIT_AUDIT_KEY. Os nós que compartilham um banco de dados precisam da mesma chave.',
  ],
  AuditCutOff: ({ newest, file, noted }) => [
    `o registro de atividade termina no ponto de verificação ${newest}, mas ${file} anota o ${noted}: falta o fim, ou o armazenamento é mais antigo ou outro`,
    trustRemedy,
  ],
  AuditReplaced: ({ file, noted }) => [
    `o ponto de verificação ${noted} do registro de atividade não é o que ${file} anota: o armazenamento é outro, ou o registro foi refeito`,
    trustRemedy,
  ],
  MoveSource: ({ text }) => [`--from é "${text}", mas precisa ser sqlite:<caminho>`],
  MoveTargetMissing: () => [
    'falta o destino da transferência',
    'Indique o banco de dados com --to ou em ACCREDIT_STORE.',
  ],
  MoveTarget: ({ text }) => [
    `--to é "${text}", mas precisa ser um endereço postgres://`,
    'Indique o banco de dados com --to ou em ACCREDIT_STORE.',
  ],
  MoveRefused: ({ reason }) => [reason],
  MoveElsewhere: ({ reason }) => [
    reason,
    'Crie um novo banco de dados e faça a transferência novamente; o armazenamento antigo ficou como estava.',
  ],
  MoveOfServed: ({ file, pid }) => [
    `${file} está sendo usado por ${pid === undefined ? 'outro processo' : `o processo ${pid}`}`,
    'Pare o serviço primeiro.',
  ],
  MoveUnfinished: () => [
    'o banco de dados está sendo preenchido por "accredit move", que ainda não terminou',
    'Execute o mesmo "accredit move" novamente: ele continua de onde parou.',
  ],
  DatabaseTooOld: ({ found, needed }) => [
    `o banco de dados usa o PostgreSQL ${found}; é preciso o PostgreSQL ${needed} ou mais recente`,
    'Atualize o servidor ou escolha outro com --store.',
  ],
  DatabaseIsWorker: () => [
    'o endereço é de um nó de trabalho de um cluster; ali os bloqueios e os números seriam outros',
    'Indique o coordenador com --store.',
  ],
  DatabaseInUse: () => [
    'um serviço está usando o banco de dados',
    'Pare todos os "accredit serve" e "accredit work" e execute o mesmo comando novamente.',
  ],
  ClusterMissing: () => [
    'o banco de dados não faz parte de um cluster: falta a extensão citus',
    'Crie a extensão em todos os nós, adicione os nós ao coordenador e execute o mesmo comando novamente.',
  ],
  LayoutUnlike: ({ table, found, wanted }) => [
    `o banco de dados está distribuído de outra forma: a tabela ${table} está como ${found} e precisa estar como ${wanted}; linhas do registro de atividades poderiam se perder`,
    'Nada foi alterado. Desfaça a distribuição de todas as tabelas e execute "accredit migrate --distribute".',
  ],
  LayoutApart: ({ table, beside }) => [
    `o banco de dados está distribuído de outra forma: a tabela ${table} não está no mesmo lugar que ${beside}`,
    'Nada foi alterado. Desfaça a distribuição de todas as tabelas e execute "accredit migrate --distribute".',
  ],
  NodeUnsafe: ({ node, name, found, wanted }) => [
    `no nó ${node}, a configuração ${name} da função é ${found} e precisa ser ${wanted}`,
    `Execute ali "alter role … set ${name} = '${wanted}'" ou "accredit migrate --distribute" novamente.`,
  ],
  ReplicasOfCluster: () => [
    '--store-replicas foi informado, mas o banco de dados está distribuído: uma réplica do coordenador não tem as linhas de nenhum parceiro',
    'Retire a opção; os nós de um cluster já dividem as leituras.',
  ],
  PoolerOfCluster: () => [
    'o endereço informa pooler=transaction, mas um banco de dados distribuído conta com configurações de uma sessão',
    'Conecte-se ao próprio coordenador ou por um pooler que mantenha as sessões.',
  ],
  TransactionUndecided: ({ node }) => [
    `o nó ${node} tem uma transação preparada que ainda não terminou, portanto podem faltar linhas ou selos no momento`,
    'Execute o mesmo comando novamente em um minuto. Se continuar assim, consulte pg_prepared_xacts nesse nó e o log do coordenador, que encerra essas transações.',
  ],
  ReplicaUnseen: () => ['ainda não foi verificada'],
  ReplicaAway: ({ fault }) => [
    `não responde: ${fault}`,
    'Inicie-a ou retire-a de --store-replicas.',
  ],
  ReplicaOfOther: () => [
    'não é uma cópia do banco de dados do armazenamento',
    'Informe em --store-replicas uma réplica de streaming do mesmo servidor e o mesmo banco de dados.',
  ],
  ReplicaWrites: () => [
    'o servidor aceita gravações; é o primário ou foi promovido',
    'Informe em --store-replicas somente réplicas de streaming.',
  ],
  ReplicaTimeline: ({ found, wanted }) => [
    `ela segue a linha do tempo ${found} e o primário grava a ${wanted}`,
    'Depois de um failover, ela volta a ser usada quando seguir o novo primário e tiver feito um ponto de reinício.',
  ],
  ReplicaOlder: ({ found, known }) => [
    `o esquema dela é a versão ${found} e esta versão do programa precisa da ${known}`,
    'Ela é usada assim que tiver aplicado a migração.',
  ],
  ReplicaBehind: ({ lag, most }, { duration }) => [
    `ela tem um atraso de ${duration(lag)}; --replica-lag é ${duration(most)}`,
    'Verifique a rede, o disco e recovery_min_apply_delay, ou aumente --replica-lag.',
  ],
  ShardsAlone: () => ['--shards foi informado sem --distribute'],
  DistributionOfSqlite: () => [
    '--distribute precisa de um armazenamento PostgreSQL',
    'Indique o coordenador do cluster com --store.',
  ],
  LayoutOfSqlite: () => [
    'só um banco de dados PostgreSQL tem um layout para mostrar',
    'Indique-o com --store postgres://…',
  ],
  MigrationOfMemory: () => ['--store é memory, que no fim é excluído; não há nada para migrar'],
  PortInUse: ({ host, port, flag }) => [
    `a porta ${port} em ${host} já está em uso`,
    `Pare o que a usa ou escolha outra com --${flag}${flag === 'port' ? '; 0 escolhe uma livre' : ''}.`,
  ],
  PortForbidden: ({ host, port, user, flag }) => [
    `o usuário ${user} não pode escutar a porta ${port} de ${host}`,
    `Escolha uma porta a partir de 1024 com --${flag}.`,
  ],
  HostNotHere: ({ host }) => [
    `--host é ${host}, que não é um endereço desta máquina`,
    'Indique um dos seus endereços, 127.0.0.1 só para esta máquina ou 0.0.0.0 para todos.',
  ],
}
