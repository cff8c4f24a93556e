/** Draws the description of the calls, without a script in the page itself. */

SwaggerUIBundle({ url: "/openapi.json", dom_id: "#calls", deepLinking: true });
