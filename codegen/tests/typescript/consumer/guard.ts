// All of a package that a program with one guard needs.
import { isRateLimitExceededError } from "inference-errors";

console.log(isRateLimitExceededError(new Error()));
