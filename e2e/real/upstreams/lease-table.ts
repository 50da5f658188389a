import {
  CreateTableCommand,
  DynamoDBClient,
  PutItemCommand,
  ScanCommand,
  waitUntilTableExists,
} from "@aws-sdk/client-dynamodb";

/** The lease table of one KCL application. */
export class LeaseTable {
  readonly #client: DynamoDBClient;
  readonly #name: string;

  constructor(url: string, name: string) {
    const credentials = { accessKeyId: "test", secretAccessKey: "test" };
    this.#client = new DynamoDBClient({ endpoint: url, region: "us-east-1", credentials });
    this.#name = name;
  }

  /**
   * Creates the table with an unowned row for each shard. The KCL does the same, but looks for
   * leases only every 20 s, and would find none at first.
   */
  async seed(shards: number): Promise<void> {
    const TableName = this.#name;
    await this.#client.send(
      new CreateTableCommand({
        TableName,
        KeySchema: [{ AttributeName: "leaseKey", KeyType: "HASH" }],
        AttributeDefinitions: [{ AttributeName: "leaseKey", AttributeType: "S" }],
        BillingMode: "PAY_PER_REQUEST",
      }),
    );
    const patience = { client: this.#client, minDelay: 1, maxWaitTime: 20 };
    await waitUntilTableExists(patience, { TableName });
    for (let i = 0; i < shards; i++) {
      const Item = {
        leaseKey: { S: `shardId-${String(i).padStart(12, "0")}` },
        checkpoint: { S: "TRIM_HORIZON" },
        checkpointSubSequenceNumber: { N: "0" },
        leaseCounter: { N: "0" },
        ownerSwitchesSinceCheckpoint: { N: "0" },
      };
      await this.#client.send(new PutItemCommand({ TableName, Item }));
    }
  }

  /** The number of shards whose checkpoint has a position. */
  async checkpointed(): Promise<number> {
    const { Items = [] } = await this.#client.send(new ScanCommand({ TableName: this.#name }));
    return Items.filter(({ checkpoint }) => /^\d+$/.test(checkpoint?.S ?? "")).length;
  }
}
