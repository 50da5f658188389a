export interface AccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/**
 * A user of ministack's own IAM without permissions: its administrator creates one without a
 * signature.
 */
export async function createUser(url: string): Promise<AccessKey> {
  await askIam(url, "Action=CreateUser&UserName=nobody");
  const text = await askIam(url, "Action=CreateAccessKey&UserName=nobody");
  const field = (name: string): string =>
    new RegExp(`<${name}>([^<]+)</${name}>`).exec(text)?.[1] ?? "";
  return { accessKeyId: field("AccessKeyId"), secretAccessKey: field("SecretAccessKey") };
}

async function askIam(url: string, action: string): Promise<string> {
  const scope = "Credential=test/20261123/us-east-1/iam/aws4_request";
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      authorization: `AWS4-HMAC-SHA256 ${scope}, SignedHeaders=host, Signature=0`,
    },
    body: `${action}&Version=2010-05-08`,
  });
  if (!response.ok) throw new Error(`${action} was answered with ${response.status}`);
  return response.text();
}
