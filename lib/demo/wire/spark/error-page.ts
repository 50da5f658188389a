/** What the driver answers to every path while it starts (Spark 3.3 and later). */
export const STARTING = {
  status: 200,
  type: "text/html;charset=utf-8",
  text: "Spark is starting up. Please wait a while until it's ready.",
} as const;

/** Jetty's own error page, as for a status that is no status, or an id that is no number. */
export function errorPage(status: 404 | 405, path: string) {
  const message = status === 404 ? "Not Found" : "Method Not Allowed";
  return {
    status,
    type: "text/html;charset=iso-8859-1",
    text: `<html>
<head>
<meta http-equiv="Content-Type" content="text/html;charset=ISO-8859-1"/>
<title>Error ${status} ${message}</title>
</head>
<body><h2>HTTP ERROR ${status} ${message}</h2>
<table>
<tr><th>URI:</th><td>${encodeURI(path)}</td></tr>
<tr><th>STATUS:</th><td>${status}</td></tr>
<tr><th>MESSAGE:</th><td>${message}</td></tr>
<tr><th>SERVLET:</th><td>org.glassfish.jersey.servlet.ServletContainer-34d4860f</td></tr>
</table>

</body>
</html>
`,
  };
}
