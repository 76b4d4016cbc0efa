// Everything of a package, for browsers.
import * as everything from "inference-errors";

console.log(everything);
