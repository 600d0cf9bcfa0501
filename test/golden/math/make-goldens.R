# Reference values of the special functions, from R. Run: Rscript test/golden/math/make-goldens.R > test/golden/math/special-functions.json
# A row is [function, arguments..., value]; doubles are written with 17 significant digits, so that the arguments are exact.
rows <- character(0)
number <- function(x) {
  if (is.nan(x)) "null" else if (x == Inf) "1e999" else if (x == -Inf) "-1e999" else sprintf("%.17g", x)
}
add <- function(name, arguments, value) {
  # Values near or below the smallest normal number have few digits left, infinite ones none.
  if (!is.finite(value) || (value != 0 && abs(value) < 1e-290)) return(invisible())
  rows[[length(rows) + 1]] <<- sprintf("[\"%s\",%s]", name, paste(vapply(c(arguments, value), number, ""), collapse = ","))
}

# Three functions of R 4.2 are off by more than 1e-11 in places; there another path through R is taken (all agree with mpmath at 40 digits):
# qgamma by up to 4e-9 of the tail at p = 1 - 1e-12: two Newton steps on the upper tail are added;
# qnbinom (and qpois) accept a k whose F(k) misses p by up to 64 epsilon: neighbours are tried against the exact rule;
# dnbinom by 2.5e-11 for k far below size: the product that defines the mass is used instead.
gamma_quantile <- function(p, a) {
  x <- qgamma(p, a)
  if (p > 0.5) for (i in 1:2) {
    tail <- pgamma(x, a, lower.tail = FALSE)
    x <- x + log(tail / (1 - p)) * tail / dgamma(x, a)
  }
  x
}
exact_quantile <- function(k, p, lower) {
  reaches <- function(k) k >= 0 && lower(k) >= p
  while (!reaches(k)) k <- k + 1
  while (reaches(k - 1)) k <- k - 1
  k
}
negative_binomial_mass <- function(k, size, prob) {
  if (k > 1e-3 * size) return(dnbinom(k, size, prob))
  j <- seq_len(k)
  exp(sum(log1p((j - 1) / size)) + k * log(size * (1 - prob)) - lfactorial(k) + size * log(prob))
}

tails <- c(1e-300, 1e-100, 1e-20, 1e-12, 1e-9, 1e-6, 1e-4, 0.001, 0.01, 0.025, 0.05, 0.1, 0.25, 0.4, 0.499, 0.5, 0.501, 0.6, 0.75, 0.9, 0.95,
           0.975, 0.99, 0.995, 0.999, 0.9999, 1 - 1e-6, 1 - 1e-9, 1 - 1e-12)
few <- c(1e-12, 1e-6, 0.001, 0.05, 0.3, 0.5, 0.8, 0.95, 0.99, 0.999, 1 - 1e-6, 1 - 1e-9, 1 - 1e-12)

for (x in c(-37, -30, -20, -10, -8.5, -7, -6, -5.66, -5.65, -4, -3, -2, -1, -0.675, -0.67, -0.1, -1e-5, 0, 0.3, 0.674, 0.9, 1.5, 2.5, 4, 6, 8)) {
  add("normalCdf", x, pnorm(x)); add("normalSurvival", x, pnorm(x, lower.tail = FALSE)); add("normalDensity", x, dnorm(x))
}
for (p in tails) add("normalQuantile", p, qnorm(p))

for (x in c(1e-10, 1e-3, 0.05, 0.3, 0.5, 0.7, 0.99, 0.9999, 1.0001, 1.01, 1.3, 1.49, 1.51, 1.9, 1.999, 2.001, 2.3, 2.6, 3.7, 5, 8.2, 9.99, 10.01, 15, 40, 171.5, 1000, 2000.5, 1e5, 1e6, 1e9))
{ add("logGamma", x, lgamma(x)); add("digamma", x, digamma(x)) }

for (v in c(1, 1.5, 2, 3, 4, 7, 19.5, 51, 300, 1000)) {
  for (t in c(-1000, -50, -6, -2.5, -0.2, -0.001, 0.5, 3.3, 8)) {
    add("studentCdf", c(t, v), pt(t, v)); add("studentSurvival", c(t, v), pt(t, v, lower.tail = FALSE))
  }
  for (p in few) add("studentQuantile", c(p, v), qt(p, v))
}

for (a in c(0.05, 0.3, 1, 1.7, 5, 50, 199, 1000, 1500.5, 2000, 10000, 1e6)) {
  s <- sqrt(a)
  for (x in c(a * c(0.01, 0.5, 1, 1.5), a + s * c(-7, -4, -1, 1, 4, 7), a + 20)) if (x > 0) {
    add("gammaLower", c(a, x), pgamma(x, a)); add("gammaUpper", c(a, x), pgamma(x, a, lower.tail = FALSE))
  }
  for (p in few) add("gammaQuantile", c(p, a), gamma_quantile(p, a))
}

for (rate in c(0.001, 0.7, 3.3, 30, 450.5, 2000, 20000)) {
  s <- sqrt(rate)
  for (k in unique(pmax(0, floor(c(0, 1, rate + s * c(-7, -5, -3, -1, 0, 1, 3, 5, 7), rate + 10))))) {
    add("poissonMass", c(k, rate), dpois(k, rate)); add("poissonCdf", c(k, rate), ppois(k, rate))
    add("poissonSurvival", c(k, rate), ppois(k, rate, lower.tail = FALSE))
  }
  for (p in few) add("poissonQuantile", c(p, rate),
    exact_quantile(qpois(p, rate), p, function(k) ppois(k, rate)))
}

for (size in c(0.05, 0.37, 1, 7.3, 333.3, 1e4, 1e6)) for (mu in c(0.02, 3, 150, 2000)) {
  prob <- size / (size + mu); s <- sqrt(mu + mu^2 / size)
  for (k in unique(pmax(0, floor(c(0, 1, mu + s * c(-4, -1, 0, 2, 6)))))) {
    add("negativeBinomialMass", c(k, size, prob), negative_binomial_mass(k, size, prob))
    add("negativeBinomialCdf", c(k, size, prob), pnbinom(k, size, prob))
    add("negativeBinomialSurvival", c(k, size, prob), pnbinom(k, size, prob, lower.tail = FALSE))
  }
  # Where one step of k changes F by less than its last digits, the answer hangs on the rounding of F: such rows are left out.
  for (p in c(1e-12, 0.01, 0.5, 0.95, 0.99, 1 - 1e-6, 1 - 1e-12)) if ((1 - p) * prob > 1e-14) add("negativeBinomialQuantile", c(p, size, prob),
    exact_quantile(qnbinom(p, size, prob), p, function(k) pnbinom(k, size, prob)))
}

for (a in c(0.05, 1, 3.3, 20, 2000)) for (b in c(0.05, 0.5, 11.1, 300, 1e4)) for (x in c(1e-6, 0.2, 0.9, 0.999, a / (a + b)))
  add("regularizedBeta", c(x, a, b), pbeta(x, a, b))

cat("[\n", paste(rows, collapse = ",\n"), "\n]\n", sep = "")
