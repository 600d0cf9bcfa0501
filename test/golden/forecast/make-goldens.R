# Reference answers for reconciliation and comparison, from R. Run:
# Rscript test/golden/forecast/make-goldens.R > test/golden/forecast/reconcile-and-compare.json
suppressMessages(library(forecast))
number <- function(x) sprintf("%.17g", x)
row <- function(x) paste0("[", paste(number(x), collapse = ","), "]")
matrix_json <- function(m) paste0("[", paste(apply(m, 1, row), collapse = ","), "]")
field <- function(name, value) sprintf("\"%s\":%s", name, value)
object <- function(...) paste0("{", paste(c(...), collapse = ","), "}")

set.seed(20261126)
# Crossed levels: everything, two sites, three articles, six bottom series (site by article).
sums <- list(0:5, 0:2, 3:5, c(0, 3), c(1, 4), c(2, 5))
S <- rbind(t(sapply(sums, function(s) as.numeric(0:5 %in% s))), diag(6))
base <- cbind(S %*% c(4, 2, 9, 1, 7, 3), S %*% c(5, 3, 8, 2, 6, 4)) + matrix(rnorm(24, sd = 1.5), 12)
common <- rnorm(40)
residuals <- S %*% (matrix(rnorm(240), 6) + rep(1, 6) %*% t(common)) + matrix(rnorm(480, sd = 0.5), 12)

trace_minimum <- function(W) {
  inverse <- solve(W)
  S %*% solve(t(S) %*% inverse %*% S, t(S) %*% inverse %*% base)
}
# Schaefer and Strimmer (2005) with divisors 1 / T of the covariance and 1 / (T (T - 1)) of the variance of a correlation.
shrink <- function(E) {
  T <- ncol(E)
  covariance <- E %*% t(E) / T
  scaled <- E / sqrt(diag(covariance))
  correlation <- scaled %*% t(scaled) / T
  noise <- (scaled^2 %*% t(scaled^2) - T * correlation^2) / (T * (T - 1))
  off <- !diag(nrow(E))
  lambda <- max(0, min(1, sum(noise[off]) / sum(correlation[off]^2)))
  lambda * diag(diag(covariance)) + (1 - lambda) * covariance
}

first <- abs(rnorm(30)) + 0.2
second <- abs(rnorm(30)) + 0.6
dm <- sapply(c(1, 4), function(h) {
  test <- dm.test(first, second, h = h, power = 1, varestimator = "acf")
  c(h, test$statistic, test$p.value)
})
losses <- matrix(rexp(100), 25) + rep(1, 25) %*% t(c(0, 0.1, 0.5, 0.6))
losses[3, 2] <- losses[3, 1]
friedman <- friedman.test(losses)
ranks <- t(apply(losses, 1, rank))
# Two ranks are tied: the spread of the ranks in place of n k (k^2 - 1) / 12.
spread <- sum(ranks^2) - 25 * 4 * 5^2 / 4

cat(object(
  field("sums", paste0("[", paste(sapply(sums, row), collapse = ","), "]")),
  field("base", matrix_json(base)),
  field("residuals", matrix_json(residuals)),
  field("equal", matrix_json(trace_minimum(diag(12)))),
  field("structural", matrix_json(trace_minimum(diag(rowSums(S))))),
  field("variance", matrix_json(trace_minimum(diag(rowMeans(residuals^2))))),
  field("shrinkage", matrix_json(trace_minimum(shrink(residuals)))),
  field("pair", object(field("first", row(first)), field("second", row(second)), field("tests", matrix_json(t(dm))))),
  field("friedman", object(
    field("losses", matrix_json(t(losses))),
    field("statistic", number(friedman$statistic)),
    field("pValue", number(friedman$p.value)),
    field("meanRanks", row(colMeans(ranks))),
    field("distance", number(qtukey(0.05, 4, Inf, lower.tail = FALSE) * sqrt(spread / (3 * 25^2))))
  ))
), "\n", sep = "")
